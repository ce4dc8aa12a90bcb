CREATE TABLE `content_imports` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`file` text NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `content_imports_sha256` ON `content_imports` (`sha256`);