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
CREATE INDEX `reward_redemptions_state` ON `reward_redemptions` (`state`,`org_unit_code`);