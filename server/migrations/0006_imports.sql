CREATE TABLE `content_imports` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`file` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `content_imports_sha256` ON `content_imports` (`sha256`);--> statement-breakpoint
CREATE TRIGGER `content_imports_no_update` BEFORE UPDATE ON `content_imports` BEGIN SELECT RAISE(ABORT, 'content_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_imports_no_delete` BEFORE DELETE ON `content_imports` BEGIN SELECT RAISE(ABORT, 'content_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `content_imports_no_replace` BEFORE INSERT ON `content_imports` WHEN EXISTS (SELECT 1 FROM `content_imports` WHERE draft_id = NEW.draft_id) BEGIN SELECT RAISE(ABORT, 'content_imports is append-only'); END;
