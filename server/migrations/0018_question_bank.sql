CREATE TABLE `bank_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bank_id` text NOT NULL,
	`sha256` text NOT NULL,
	`file` text NOT NULL,
	`format` text NOT NULL,
	`taken` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`refused` integer NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_imports_file` ON `bank_imports` (`bank_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `bank_questions` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`bank_id` text NOT NULL,
	`question` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`asked_hash` text NOT NULL,
	`stands_on` text NOT NULL,
	`source` text,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_questions_version` ON `bank_questions` (`bank_id`,`question`,`version`);--> statement-breakpoint
CREATE TABLE `question_banks` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
