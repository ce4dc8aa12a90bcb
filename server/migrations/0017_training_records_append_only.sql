CREATE TRIGGER `training_records_no_update` BEFORE UPDATE ON `training_records` BEGIN SELECT RAISE(ABORT, 'training_records is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_records_no_delete` BEFORE DELETE ON `training_records` BEGIN SELECT RAISE(ABORT, 'training_records is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_records_no_replace` BEFORE INSERT ON `training_records` WHEN EXISTS (SELECT 1 FROM `training_records` WHERE n = NEW.n OR (kind = NEW.kind AND ref = NEW.ref)) BEGIN SELECT RAISE(ABORT, 'training_records is append-only'); END;
