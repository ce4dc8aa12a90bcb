CREATE TRIGGER `audit_rows_no_update` BEFORE UPDATE ON `audit_rows` BEGIN SELECT RAISE(ABORT, 'audit_rows is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_rows_no_delete` BEFORE DELETE ON `audit_rows` BEGIN SELECT RAISE(ABORT, 'audit_rows is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `service_case_events_no_update` BEFORE UPDATE ON `service_case_events` BEGIN SELECT RAISE(ABORT, 'service_case_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `service_case_events_no_delete` BEFORE DELETE ON `service_case_events` BEGIN SELECT RAISE(ABORT, 'service_case_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `outbox_records_no_update` BEFORE UPDATE ON `outbox_records` BEGIN SELECT RAISE(ABORT, 'outbox_records is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `outbox_records_no_delete` BEFORE DELETE ON `outbox_records` BEGIN SELECT RAISE(ABORT, 'outbox_records is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_rows_no_replace` BEFORE INSERT ON `audit_rows` WHEN EXISTS (SELECT 1 FROM `audit_rows` WHERE chain_id = NEW.chain_id AND n = NEW.n) BEGIN SELECT RAISE(ABORT, 'audit_rows is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `service_case_events_no_replace` BEFORE INSERT ON `service_case_events` WHEN EXISTS (SELECT 1 FROM `service_case_events` WHERE case_id = NEW.case_id AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'service_case_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `outbox_records_no_replace` BEFORE INSERT ON `outbox_records` WHEN EXISTS (SELECT 1 FROM `outbox_records` WHERE `key` = NEW.`key`) BEGIN SELECT RAISE(ABORT, 'outbox_records is append-only'); END;
