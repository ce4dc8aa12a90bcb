CREATE TABLE `certificate_revocations` (
	`number` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`cause` text NOT NULL,
	`staff_no` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`number` text PRIMARY KEY NOT NULL,
	`staff_no` text NOT NULL,
	`org_unit_code` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`proof` text NOT NULL,
	`before_post` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`valid_until` text,
	`file` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `certificates_person` ON `certificates` (`staff_no`,`issued_at`);--> statement-breakpoint
CREATE INDEX `certificates_proof` ON `certificates` (`proof`);