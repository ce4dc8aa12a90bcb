CREATE TRIGGER `content_draft_texts_no_update` BEFORE UPDATE ON `content_draft_texts` BEGIN SELECT RAISE(ABORT, 'content_draft_texts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_draft_texts_no_delete` BEFORE DELETE ON `content_draft_texts` BEGIN SELECT RAISE(ABORT, 'content_draft_texts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_draft_texts_no_replace` BEFORE INSERT ON `content_draft_texts` WHEN EXISTS (SELECT 1 FROM `content_draft_texts` WHERE draft_id = NEW.draft_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'content_draft_texts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_draft_events_no_update` BEFORE UPDATE ON `content_draft_events` BEGIN SELECT RAISE(ABORT, 'content_draft_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_draft_events_no_delete` BEFORE DELETE ON `content_draft_events` BEGIN SELECT RAISE(ABORT, 'content_draft_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_draft_events_no_replace` BEFORE INSERT ON `content_draft_events` WHEN EXISTS (SELECT 1 FROM `content_draft_events` WHERE draft_id = NEW.draft_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'content_draft_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_retirements_no_update` BEFORE UPDATE ON `content_retirements` BEGIN SELECT RAISE(ABORT, 'content_retirements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_retirements_no_delete` BEFORE DELETE ON `content_retirements` BEGIN SELECT RAISE(ABORT, 'content_retirements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_retirements_no_replace` BEFORE INSERT ON `content_retirements` WHEN EXISTS (SELECT 1 FROM `content_retirements` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'content_retirements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_assignments_no_update` BEFORE UPDATE ON `reading_assignments` BEGIN SELECT RAISE(ABORT, 'reading_assignments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_assignments_no_delete` BEFORE DELETE ON `reading_assignments` BEGIN SELECT RAISE(ABORT, 'reading_assignments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_assignments_no_replace` BEFORE INSERT ON `reading_assignments` WHEN EXISTS (SELECT 1 FROM `reading_assignments` WHERE article_id = NEW.article_id AND version = NEW.version) BEGIN SELECT RAISE(ABORT, 'reading_assignments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_proofs_no_update` BEFORE UPDATE ON `reading_proofs` BEGIN SELECT RAISE(ABORT, 'reading_proofs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_proofs_no_delete` BEFORE DELETE ON `reading_proofs` BEGIN SELECT RAISE(ABORT, 'reading_proofs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `reading_proofs_no_replace` BEFORE INSERT ON `reading_proofs` WHEN EXISTS (SELECT 1 FROM `reading_proofs` WHERE article_id = NEW.article_id AND version = NEW.version AND staff_no = NEW.staff_no) BEGIN SELECT RAISE(ABORT, 'reading_proofs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `knowledge_changes_no_update` BEFORE UPDATE ON `knowledge_changes` BEGIN SELECT RAISE(ABORT, 'knowledge_changes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `knowledge_changes_no_delete` BEFORE DELETE ON `knowledge_changes` BEGIN SELECT RAISE(ABORT, 'knowledge_changes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `knowledge_changes_no_replace` BEFORE INSERT ON `knowledge_changes` WHEN EXISTS (SELECT 1 FROM `knowledge_changes` WHERE revision = NEW.revision AND part = NEW.part AND `key` = NEW.`key`) BEGIN SELECT RAISE(ABORT, 'knowledge_changes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `points_ledger_no_update` BEFORE UPDATE ON `points_ledger` BEGIN SELECT RAISE(ABORT, 'points_ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `points_ledger_no_delete` BEFORE DELETE ON `points_ledger` BEGIN SELECT RAISE(ABORT, 'points_ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `points_ledger_no_replace` BEFORE INSERT ON `points_ledger` WHEN EXISTS (SELECT 1 FROM `points_ledger` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'points_ledger is append-only'); END;
