CREATE TABLE `training_records` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`object` text NOT NULL,
	`ref` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_records_ref` ON `training_records` (`kind`,`ref`);--> statement-breakpoint
CREATE INDEX `training_records_person` ON `training_records` (`staff_no`,`at`);--> statement-breakpoint
CREATE INDEX `training_records_unit` ON `training_records` (`org_unit_code`,`at`);--> statement-breakpoint
CREATE INDEX `training_records_object` ON `training_records` (`object`,`at`);