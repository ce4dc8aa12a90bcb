CREATE TABLE `quiz_attempt_events` (
	`attempt_id` text NOT NULL,
	`n` integer NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`device` text,
	`submission_id` text,
	`payload_hash` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `n`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempt_events_submission_id_unique` ON `quiz_attempt_events` (`submission_id`);--> statement-breakpoint
CREATE TABLE `quiz_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`mode` text NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`seed` integer NOT NULL,
	`rule` text NOT NULL,
	`paper` text NOT NULL,
	`device` text NOT NULL,
	`started_at` integer NOT NULL,
	`deadline` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quiz_attempts_person` ON `quiz_attempts` (`staff_no`,`quiz_id`);--> statement-breakpoint
CREATE INDEX `quiz_attempts_quiz` ON `quiz_attempts` (`quiz_id`);--> statement-breakpoint
CREATE INDEX `quiz_attempts_deadline` ON `quiz_attempts` (`deadline`);--> statement-breakpoint
CREATE TABLE `quiz_confirmations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` text NOT NULL,
	`version` integer NOT NULL,
	`question` text NOT NULL,
	`cites` text NOT NULL,
	`text_hash` text NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quiz_corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` text NOT NULL,
	`version` integer NOT NULL,
	`question` text NOT NULL,
	`corrected_version` integer NOT NULL,
	`why` text NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
