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
