CREATE TABLE `announcement_withdrawals` (
	`announcement_id` text PRIMARY KEY NOT NULL,
	`withdrawn_at` integer NOT NULL,
	`withdrawn_by` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`announcement_id`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`article_id` text,
	`audience` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`org_unit_code` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `read_receipts` (
	`announcement_id` text NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`announcement_id`, `staff_no`),
	FOREIGN KEY (`announcement_id`) REFERENCES `announcements`(`id`) ON UPDATE no action ON DELETE no action
);
