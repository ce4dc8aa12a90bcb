CREATE TRIGGER `content_imports_no_update` BEFORE UPDATE ON `content_imports` BEGIN SELECT RAISE(ABORT, 'content_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_imports_no_delete` BEFORE DELETE ON `content_imports` BEGIN SELECT RAISE(ABORT, 'content_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_imports_no_replace` BEFORE INSERT ON `content_imports` WHEN EXISTS (SELECT 1 FROM `content_imports` WHERE draft_id = NEW.draft_id) BEGIN SELECT RAISE(ABORT, 'content_imports is append-only'); END;
