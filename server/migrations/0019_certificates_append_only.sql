CREATE TRIGGER `certificates_no_update` BEFORE UPDATE ON `certificates` BEGIN SELECT RAISE(ABORT, 'certificates is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `certificates_no_delete` BEFORE DELETE ON `certificates` BEGIN SELECT RAISE(ABORT, 'certificates is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `certificates_no_replace` BEFORE INSERT ON `certificates` WHEN EXISTS (SELECT 1 FROM `certificates` WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'certificates is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `certificate_revocations_no_update` BEFORE UPDATE ON `certificate_revocations` BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `certificate_revocations_no_delete` BEFORE DELETE ON `certificate_revocations` BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `certificate_revocations_no_replace` BEFORE INSERT ON `certificate_revocations` WHEN EXISTS (SELECT 1 FROM `certificate_revocations` WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only'); END;
