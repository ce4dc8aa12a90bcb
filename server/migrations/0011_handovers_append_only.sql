CREATE TRIGGER `handovers_no_update` BEFORE UPDATE ON `handovers` BEGIN SELECT RAISE(ABORT, 'handovers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `handovers_no_delete` BEFORE DELETE ON `handovers` BEGIN SELECT RAISE(ABORT, 'handovers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `handovers_no_replace` BEFORE INSERT ON `handovers` WHEN EXISTS (SELECT 1 FROM `handovers` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'handovers is append-only'); END;
