CREATE TABLE `knowledge_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `knowledge_tokens_session` ON `knowledge_tokens` (`session_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `knowledge_tokens_expiry` ON `knowledge_tokens` (`expires_at`);