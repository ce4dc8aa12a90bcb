CREATE TRIGGER `quiz_attempts_no_update` BEFORE UPDATE ON `quiz_attempts` BEGIN SELECT RAISE(ABORT, 'quiz_attempts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_attempts_no_delete` BEFORE DELETE ON `quiz_attempts` BEGIN SELECT RAISE(ABORT, 'quiz_attempts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_attempts_no_replace` BEFORE INSERT ON `quiz_attempts` WHEN EXISTS (SELECT 1 FROM `quiz_attempts` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'quiz_attempts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_attempt_events_no_update` BEFORE UPDATE ON `quiz_attempt_events` BEGIN SELECT RAISE(ABORT, 'quiz_attempt_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_attempt_events_no_delete` BEFORE DELETE ON `quiz_attempt_events` BEGIN SELECT RAISE(ABORT, 'quiz_attempt_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_attempt_events_no_replace` BEFORE INSERT ON `quiz_attempt_events` WHEN EXISTS (SELECT 1 FROM `quiz_attempt_events` WHERE (attempt_id = NEW.attempt_id AND n = NEW.n) OR submission_id = NEW.submission_id) BEGIN SELECT RAISE(ABORT, 'quiz_attempt_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_corrections_no_update` BEFORE UPDATE ON `quiz_corrections` BEGIN SELECT RAISE(ABORT, 'quiz_corrections is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_corrections_no_delete` BEFORE DELETE ON `quiz_corrections` BEGIN SELECT RAISE(ABORT, 'quiz_corrections is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_corrections_no_replace` BEFORE INSERT ON `quiz_corrections` WHEN EXISTS (SELECT 1 FROM `quiz_corrections` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'quiz_corrections is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_confirmations_no_update` BEFORE UPDATE ON `quiz_confirmations` BEGIN SELECT RAISE(ABORT, 'quiz_confirmations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_confirmations_no_delete` BEFORE DELETE ON `quiz_confirmations` BEGIN SELECT RAISE(ABORT, 'quiz_confirmations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `quiz_confirmations_no_replace` BEFORE INSERT ON `quiz_confirmations` WHEN EXISTS (SELECT 1 FROM `quiz_confirmations` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'quiz_confirmations is append-only'); END;
