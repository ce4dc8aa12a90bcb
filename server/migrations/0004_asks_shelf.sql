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
