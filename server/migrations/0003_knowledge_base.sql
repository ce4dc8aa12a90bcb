CREATE TABLE `content_draft_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft_id` text NOT NULL,
	`paragraph` text,
	`at` integer NOT NULL,
	`staff_no` text NOT NULL,
	`text` text NOT NULL,
	`resolved_by` text
);
--> statement-breakpoint
CREATE INDEX `content_draft_comments_draft` ON `content_draft_comments` (`draft_id`);--> statement-breakpoint
CREATE TABLE `content_draft_events` (
	`draft_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_no` text NOT NULL,
	`roles` text NOT NULL,
	`event` text NOT NULL,
	`n` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`draft_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `content_draft_texts` (
	`draft_id` text NOT NULL,
	`seq` integer NOT NULL,
	`n` integer,
	`bytes` blob NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`draft_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `content_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`action` text NOT NULL,
	`state` text NOT NULL,
	`path` text NOT NULL,
	`base_version` integer,
	`title` text NOT NULL,
	`confidentiality` text NOT NULL,
	`effective_from` text,
	`last_day` text,
	`reason` text,
	`n` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `content_drafts_open` ON `content_drafts` (`kind`,`item_id`) WHERE state in ('draft', 'inReview', 'approved');--> statement-breakpoint
CREATE INDEX `content_drafts_state` ON `content_drafts` (`state`,`updated_at`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `content_retirements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`up_to_version` integer NOT NULL,
	`last_day` text NOT NULL,
	`retired_by` text NOT NULL,
	`retired_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge_changes` (
	`revision` integer NOT NULL,
	`part` text NOT NULL,
	`key` text NOT NULL,
	`hash` text,
	PRIMARY KEY(`revision`, `part`, `key`)
);
--> statement-breakpoint
CREATE TABLE `media_files` (
	`name` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `points_ledger` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`delta` integer NOT NULL,
	`reason` text NOT NULL,
	`object` text NOT NULL,
	`reverses` text,
	`note` text NOT NULL,
	`by_staff_no` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_ledger_reverses_unique` ON `points_ledger` (`reverses`);--> statement-breakpoint
CREATE INDEX `points_ledger_person` ON `points_ledger` (`staff_no`,`day`);--> statement-breakpoint
CREATE INDEX `points_ledger_object` ON `points_ledger` (`object`,`reason`);--> statement-breakpoint
CREATE TABLE `reward_redemptions` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`reward_id` text NOT NULL,
	`label_zh` text NOT NULL,
	`label_en` text NOT NULL,
	`points` integer NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reward_redemptions_no_unique` ON `reward_redemptions` (`no`);--> statement-breakpoint
CREATE INDEX `reward_redemptions_state` ON `reward_redemptions` (`state`,`org_unit_code`);--> statement-breakpoint
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
CREATE INDEX `questions_asker` ON `questions` (`asked_by`,`asked_at`);--> statement-breakpoint
CREATE TABLE `reading_assignments` (
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`scope` text NOT NULL,
	`effective_from` text NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`answer` integer NOT NULL,
	`paragraphs` text NOT NULL,
	`least_seconds` integer NOT NULL,
	`assigned_at` integer NOT NULL,
	`assigned_by` text NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `reading_proofs` (
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`proved_at` integer NOT NULL,
	`seconds` integer NOT NULL,
	PRIMARY KEY(`article_id`, `version`, `staff_no`)
);
--> statement-breakpoint
CREATE TABLE `article_feedback` (
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`staff_no` text NOT NULL,
	`helpful` integer NOT NULL,
	`reason` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `version`, `staff_no`)
);
--> statement-breakpoint
CREATE INDEX `article_feedback_at` ON `article_feedback` (`at`);--> statement-breakpoint
CREATE TABLE `favourites` (
	`staff_no` text NOT NULL,
	`article_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`staff_no`, `article_id`)
);
--> statement-breakpoint
CREATE TABLE `recent_articles` (
	`staff_no` text NOT NULL,
	`article_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`staff_no`, `article_id`)
);
