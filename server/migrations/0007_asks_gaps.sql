CREATE TABLE `gap_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`title` text NOT NULL,
	`org_unit_code` text,
	`owner_role` text NOT NULL,
	`owner_staff_no` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`article_id` text,
	`note` text NOT NULL,
	`moved_by` text,
	`moved_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gap_tasks_no_unique` ON `gap_tasks` (`no`);--> statement-breakpoint
CREATE INDEX `gap_tasks_subject` ON `gap_tasks` (`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `gap_tasks_state` ON `gap_tasks` (`state`);--> statement-breakpoint
CREATE TABLE `usage_counts` (
	`day` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`post` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `kind`, `org_unit_code`, `post`, `subject`)
);
