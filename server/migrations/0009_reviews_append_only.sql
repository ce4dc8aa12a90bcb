CREATE TRIGGER `content_reviews_no_update` BEFORE UPDATE ON `content_reviews` BEGIN SELECT RAISE(ABORT, 'content_reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_reviews_no_delete` BEFORE DELETE ON `content_reviews` BEGIN SELECT RAISE(ABORT, 'content_reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_reviews_no_replace` BEFORE INSERT ON `content_reviews` WHEN EXISTS (SELECT 1 FROM `content_reviews` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'content_reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `article_reviews_no_update` BEFORE UPDATE ON `article_reviews` BEGIN SELECT RAISE(ABORT, 'article_reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `article_reviews_no_delete` BEFORE DELETE ON `article_reviews` BEGIN SELECT RAISE(ABORT, 'article_reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `article_reviews_no_replace` BEFORE INSERT ON `article_reviews` WHEN EXISTS (SELECT 1 FROM `article_reviews` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'article_reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `article_review_decisions_no_update` BEFORE UPDATE ON `article_review_decisions` BEGIN SELECT RAISE(ABORT, 'article_review_decisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `article_review_decisions_no_delete` BEFORE DELETE ON `article_review_decisions` BEGIN SELECT RAISE(ABORT, 'article_review_decisions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `article_review_decisions_no_replace` BEFORE INSERT ON `article_review_decisions` WHEN EXISTS (SELECT 1 FROM `article_review_decisions` WHERE review_id = NEW.review_id AND staff_no = NEW.staff_no) BEGIN SELECT RAISE(ABORT, 'article_review_decisions is append-only'); END;
