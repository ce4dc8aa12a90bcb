CREATE TABLE `audit_chains` (
	`chain_id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`alg` text NOT NULL,
	`previous_chain_id` text,
	`previous_n` integer,
	`previous_hash` text,
	`head_n` integer NOT NULL,
	`head_hash` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_rows` (
	`chain_id` text NOT NULL,
	`n` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`staff_no` text,
	`action` text NOT NULL,
	`customer_hash` text,
	`hash` text NOT NULL,
	PRIMARY KEY(`chain_id`, `n`)
);
--> statement-breakpoint
CREATE TABLE `customer_aliases` (
	`alias` text NOT NULL,
	`customer_no` text NOT NULL,
	`batch_id` integer NOT NULL,
	PRIMARY KEY(`alias`, `customer_no`, `batch_id`)
);
--> statement-breakpoint
CREATE INDEX `customer_aliases_batch` ON `customer_aliases` (`batch_id`,`customer_no`);--> statement-breakpoint
CREATE TABLE `customer_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`imported_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`live_at` integer,
	`rows` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `customer_lookups` (
	`staff_no` text NOT NULL,
	`day` text NOT NULL,
	`customer_hash` text NOT NULL,
	PRIMARY KEY(`staff_no`, `day`, `customer_hash`)
);
--> statement-breakpoint
CREATE TABLE `customer_snapshots` (
	`customer_no` text NOT NULL,
	`batch_id` integer NOT NULL,
	`data_date` text NOT NULL,
	`row_hash` text NOT NULL,
	`facts` text NOT NULL,
	`secrets` text NOT NULL,
	PRIMARY KEY(`customer_no`, `batch_id`)
);
--> statement-breakpoint
CREATE INDEX `customer_snapshots_batch` ON `customer_snapshots` (`batch_id`);--> statement-breakpoint
CREATE TABLE `markers` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `content_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer NOT NULL,
	`path` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` blob NOT NULL,
	`state` text NOT NULL,
	`loaded_at` integer NOT NULL,
	`loaded_by` text NOT NULL,
	`published_at` integer
);
--> statement-breakpoint
CREATE INDEX `content_versions_path` ON `content_versions` (`path`,`state`);--> statement-breakpoint
CREATE TABLE `knowledge_blobs` (
	`hash` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `knowledge_snapshots` (
	`revision` integer PRIMARY KEY NOT NULL,
	`payload` text NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `org_units` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_code` text
);
--> statement-breakpoint
CREATE TABLE `role_grants` (
	`staff_no` text NOT NULL,
	`role` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`staff_no`, `role`),
	FOREIGN KEY (`staff_no`) REFERENCES `staff`(`staff_no`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`staff_no` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`active` integer NOT NULL,
	`joined_on` text,
	`certificate_until` text,
	FOREIGN KEY (`org_unit_code`) REFERENCES `org_units`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outbox_records` (
	`key` text PRIMARY KEY NOT NULL,
	`payload_hash` text NOT NULL,
	`staff_no` text NOT NULL,
	`device` text NOT NULL,
	`kind` text NOT NULL,
	`client_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`customer_no` text,
	`service_case_id` text,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `service_case_events` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_no` text NOT NULL,
	`event` text NOT NULL,
	`from_state` text,
	`to_state` text NOT NULL,
	`fields` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `service_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`no` text NOT NULL,
	`customer_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`page_kind` text NOT NULL,
	`definition_version` integer NOT NULL,
	`state` text NOT NULL,
	`open` integer NOT NULL,
	`fields` text NOT NULL,
	`last_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_cases_no_unique` ON `service_cases` (`no`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_cases_open` ON `service_cases` (`customer_no`,`org_unit_code`) WHERE open = 1;--> statement-breakpoint
CREATE TABLE `login_failures` (
	`account_hash` text PRIMARY KEY NOT NULL,
	`window_started_at` integer NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`strikes` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`staff_no` text NOT NULL,
	`device` text NOT NULL,
	`client` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`idle_ms` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_no`,`ended_at`);--> statement-breakpoint
CREATE TABLE `staff_credentials` (
	`staff_no` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`totp_sealed` text NOT NULL,
	`totp_last_step` integer NOT NULL
);
