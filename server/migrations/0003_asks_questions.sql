CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`given_to` text NOT NULL,
	`text` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_question` ON `answers` (`question_id`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`tags` text NOT NULL,
	`page_kind` text,
	`cites` text,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`owner_role` text NOT NULL,
	`owner_staff_no` text,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`accepted_answer_id` text,
	`accepted_at` integer,
	`merged_into` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_no_unique` ON `questions` (`no`);--> statement-breakpoint
CREATE INDEX `questions_state` ON `questions` (`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `questions_asker` ON `questions` (`asked_by`,`asked_at`);