CREATE TABLE `certificate_revocations` (
	`number` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`cause` text NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`number` text PRIMARY KEY NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`proof` text NOT NULL,
	`before_post` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_until` text,
	`file` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `certificates_person` ON `certificates` (`staff_no`,`issued_at`);--> statement-breakpoint
CREATE INDEX `certificates_proof` ON `certificates` (`proof`);--> statement-breakpoint
CREATE TABLE `course_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`course_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`step` text NOT NULL,
	`detail` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `course_events_person` ON `course_events` (`staff_no`,`course_id`);--> statement-breakpoint
CREATE INDEX `course_events_course` ON `course_events` (`course_id`);--> statement-breakpoint
CREATE TABLE `training_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`object` text NOT NULL,
	`assigned_to` text NOT NULL,
	`start_on` text NOT NULL,
	`due_on` text NOT NULL,
	`mentor` text,
	`note` text,
	`assigned_by` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `training_ranks` (
	`staff_no` text NOT NULL,
	`kind` text NOT NULL,
	`n` integer NOT NULL,
	`value` text NOT NULL,
	`from_day` text NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`staff_no`, `kind`, `n`)
);
--> statement-breakpoint
CREATE TABLE `training_reminders` (
	`staff_no` text NOT NULL,
	`object` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`due_on` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`staff_no`, `object`, `kind`, `on_day`)
);
--> statement-breakpoint
CREATE INDEX `training_reminders_day` ON `training_reminders` (`on_day`);--> statement-breakpoint
CREATE TABLE `training_withdrawals` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`withdrawn_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `training_answered` (
	`survey_id` text NOT NULL,
	`staff_no` text NOT NULL,
	PRIMARY KEY(`survey_id`, `staff_no`)
);
--> statement-breakpoint
CREATE TABLE `training_programme_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`programme_id` text NOT NULL,
	`text` text NOT NULL,
	`ends` text,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `training_programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`kind` text NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`mentor` text NOT NULL,
	`period` text NOT NULL,
	`goal` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_programmes_no_unique` ON `training_programmes` (`no`);--> statement-breakpoint
CREATE TABLE `training_scores` (
	`survey_id` text NOT NULL,
	`topic` integer NOT NULL,
	`score` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`survey_id`, `topic`, `score`)
);
--> statement-breakpoint
CREATE TABLE `training_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`staff_no` text NOT NULL,
	`step` integer NOT NULL,
	`reason` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_steps_person` ON `training_steps` (`staff_no`);--> statement-breakpoint
CREATE TABLE `training_surveys` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`topics` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`asked` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `training_attendance` (
	`session_id` text NOT NULL,
	`n` integer NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`present` integer NOT NULL,
	`reason` text,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`session_id`, `n`, `staff_no`)
);
--> statement-breakpoint
CREATE TABLE `training_needs` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`year` text NOT NULL,
	`topic` text NOT NULL,
	`source` text NOT NULL,
	`customer_view` text NOT NULL,
	`note` text NOT NULL,
	`staff_nos` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_needs_no_unique` ON `training_needs` (`no`);--> statement-breakpoint
CREATE TABLE `training_plan_events` (
	`plan_id` text NOT NULL,
	`n` integer NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `training_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`year` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`topic` text NOT NULL,
	`needs` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_plans_no_unique` ON `training_plans` (`no`);--> statement-breakpoint
CREATE INDEX `training_plans_year` ON `training_plans` (`year`,`org_unit_code`);--> statement-breakpoint
CREATE TABLE `training_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`plan_id` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`method` text NOT NULL,
	`place` text NOT NULL,
	`resource` text NOT NULL,
	`expected` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`set_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `training_sessions_no_unique` ON `training_sessions` (`no`);--> statement-breakpoint
CREATE INDEX `training_sessions_plan` ON `training_sessions` (`plan_id`);--> statement-breakpoint
CREATE INDEX `training_sessions_day` ON `training_sessions` (`day`,`org_unit_code`);--> statement-breakpoint
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
