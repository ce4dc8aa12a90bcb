CREATE TABLE `handovers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`item` text NOT NULL,
	`to_staff_no` text NOT NULL,
	`handed_by` text NOT NULL,
	`handed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `handovers_item` ON `handovers` (`kind`,`item`);