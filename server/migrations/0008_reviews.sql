CREATE TABLE `content_reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`reviewed_on` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `article_review_decisions` (
	`review_id` text NOT NULL,
	`staff_no` text NOT NULL,
	`roles` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `staff_no`),
	FOREIGN KEY (`review_id`) REFERENCES `article_reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `article_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`reason` text NOT NULL,
	`said_by` text NOT NULL,
	`said_at` integer NOT NULL
);
