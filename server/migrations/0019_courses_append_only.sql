CREATE TRIGGER `course_events_no_update` BEFORE UPDATE ON `course_events` BEGIN SELECT RAISE(ABORT, 'course_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `course_events_no_delete` BEFORE DELETE ON `course_events` BEGIN SELECT RAISE(ABORT, 'course_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `course_events_no_replace` BEFORE INSERT ON `course_events` WHEN EXISTS (SELECT 1 FROM `course_events` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'course_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_assignments_no_update` BEFORE UPDATE ON `training_assignments` BEGIN SELECT RAISE(ABORT, 'training_assignments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_assignments_no_delete` BEFORE DELETE ON `training_assignments` BEGIN SELECT RAISE(ABORT, 'training_assignments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_assignments_no_replace` BEFORE INSERT ON `training_assignments` WHEN EXISTS (SELECT 1 FROM `training_assignments` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'training_assignments is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_withdrawals_no_update` BEFORE UPDATE ON `training_withdrawals` BEGIN SELECT RAISE(ABORT, 'training_withdrawals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_withdrawals_no_delete` BEFORE DELETE ON `training_withdrawals` BEGIN SELECT RAISE(ABORT, 'training_withdrawals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_withdrawals_no_replace` BEFORE INSERT ON `training_withdrawals` WHEN EXISTS (SELECT 1 FROM `training_withdrawals` WHERE assignment_id = NEW.assignment_id) BEGIN SELECT RAISE(ABORT, 'training_withdrawals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_reminders_no_update` BEFORE UPDATE ON `training_reminders` BEGIN SELECT RAISE(ABORT, 'training_reminders is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_reminders_no_delete` BEFORE DELETE ON `training_reminders` BEGIN SELECT RAISE(ABORT, 'training_reminders is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_reminders_no_replace` BEFORE INSERT ON `training_reminders` WHEN EXISTS (SELECT 1 FROM `training_reminders` WHERE staff_no = NEW.staff_no AND object = NEW.object AND kind = NEW.kind AND on_day = NEW.on_day) BEGIN SELECT RAISE(ABORT, 'training_reminders is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_ranks_no_update` BEFORE UPDATE ON `training_ranks` BEGIN SELECT RAISE(ABORT, 'training_ranks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_ranks_no_delete` BEFORE DELETE ON `training_ranks` BEGIN SELECT RAISE(ABORT, 'training_ranks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_ranks_no_replace` BEFORE INSERT ON `training_ranks` WHEN EXISTS (SELECT 1 FROM `training_ranks` WHERE staff_no = NEW.staff_no AND kind = NEW.kind AND n = NEW.n) BEGIN SELECT RAISE(ABORT, 'training_ranks is append-only'); END;
