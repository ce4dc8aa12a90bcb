CREATE TRIGGER `points_ledger_no_update` BEFORE UPDATE ON `points_ledger` BEGIN SELECT RAISE(ABORT, 'points_ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `points_ledger_no_delete` BEFORE DELETE ON `points_ledger` BEGIN SELECT RAISE(ABORT, 'points_ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `points_ledger_no_replace` BEFORE INSERT ON `points_ledger` WHEN EXISTS (SELECT 1 FROM `points_ledger` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'points_ledger is append-only'); END;
