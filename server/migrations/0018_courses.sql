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
