CREATE TABLE `shift_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`day` text NOT NULL,
	`question` text,
	`version` integer,
	`answer` text,
	`recall` text NOT NULL,
	`seconds` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `shift_answers_person` ON `shift_answers` (`staff_no`,`day`);--> statement-breakpoint
CREATE TABLE `shift_leeches` (
	`question` text NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`question`, `staff_no`)
);
