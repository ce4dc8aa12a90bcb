CREATE TRIGGER `training_needs_no_update` BEFORE UPDATE ON `training_needs` BEGIN SELECT RAISE(ABORT, 'training_needs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_needs_no_delete` BEFORE DELETE ON `training_needs` BEGIN SELECT RAISE(ABORT, 'training_needs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_needs_no_replace` BEFORE INSERT ON `training_needs` WHEN EXISTS (SELECT 1 FROM `training_needs` WHERE id = NEW.id OR no = NEW.no) BEGIN SELECT RAISE(ABORT, 'training_needs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_plans_no_update` BEFORE UPDATE ON `training_plans` BEGIN SELECT RAISE(ABORT, 'training_plans is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_plans_no_delete` BEFORE DELETE ON `training_plans` BEGIN SELECT RAISE(ABORT, 'training_plans is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_plans_no_replace` BEFORE INSERT ON `training_plans` WHEN EXISTS (SELECT 1 FROM `training_plans` WHERE id = NEW.id OR no = NEW.no) BEGIN SELECT RAISE(ABORT, 'training_plans is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_plan_events_no_update` BEFORE UPDATE ON `training_plan_events` BEGIN SELECT RAISE(ABORT, 'training_plan_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_plan_events_no_delete` BEFORE DELETE ON `training_plan_events` BEGIN SELECT RAISE(ABORT, 'training_plan_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_plan_events_no_replace` BEFORE INSERT ON `training_plan_events` WHEN EXISTS (SELECT 1 FROM `training_plan_events` WHERE plan_id = NEW.plan_id AND n = NEW.n) BEGIN SELECT RAISE(ABORT, 'training_plan_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_sessions_no_update` BEFORE UPDATE ON `training_sessions` BEGIN SELECT RAISE(ABORT, 'training_sessions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_sessions_no_delete` BEFORE DELETE ON `training_sessions` BEGIN SELECT RAISE(ABORT, 'training_sessions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_sessions_no_replace` BEFORE INSERT ON `training_sessions` WHEN EXISTS (SELECT 1 FROM `training_sessions` WHERE id = NEW.id OR no = NEW.no) BEGIN SELECT RAISE(ABORT, 'training_sessions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_attendance_no_update` BEFORE UPDATE ON `training_attendance` BEGIN SELECT RAISE(ABORT, 'training_attendance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_attendance_no_delete` BEFORE DELETE ON `training_attendance` BEGIN SELECT RAISE(ABORT, 'training_attendance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_attendance_no_replace` BEFORE INSERT ON `training_attendance` WHEN EXISTS (SELECT 1 FROM `training_attendance` WHERE session_id = NEW.session_id AND n = NEW.n AND staff_no = NEW.staff_no) BEGIN SELECT RAISE(ABORT, 'training_attendance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_surveys_no_update` BEFORE UPDATE ON `training_surveys` BEGIN SELECT RAISE(ABORT, 'training_surveys is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_surveys_no_delete` BEFORE DELETE ON `training_surveys` BEGIN SELECT RAISE(ABORT, 'training_surveys is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_surveys_no_replace` BEFORE INSERT ON `training_surveys` WHEN EXISTS (SELECT 1 FROM `training_surveys` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'training_surveys is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_answered_no_update` BEFORE UPDATE ON `training_answered` BEGIN SELECT RAISE(ABORT, 'training_answered is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_answered_no_delete` BEFORE DELETE ON `training_answered` BEGIN SELECT RAISE(ABORT, 'training_answered is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_answered_no_replace` BEFORE INSERT ON `training_answered` WHEN EXISTS (SELECT 1 FROM `training_answered` WHERE survey_id = NEW.survey_id AND staff_no = NEW.staff_no) BEGIN SELECT RAISE(ABORT, 'training_answered is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_steps_no_update` BEFORE UPDATE ON `training_steps` BEGIN SELECT RAISE(ABORT, 'training_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_steps_no_delete` BEFORE DELETE ON `training_steps` BEGIN SELECT RAISE(ABORT, 'training_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_steps_no_replace` BEFORE INSERT ON `training_steps` WHEN EXISTS (SELECT 1 FROM `training_steps` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'training_steps is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_programmes_no_update` BEFORE UPDATE ON `training_programmes` BEGIN SELECT RAISE(ABORT, 'training_programmes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_programmes_no_delete` BEFORE DELETE ON `training_programmes` BEGIN SELECT RAISE(ABORT, 'training_programmes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_programmes_no_replace` BEFORE INSERT ON `training_programmes` WHEN EXISTS (SELECT 1 FROM `training_programmes` WHERE id = NEW.id OR no = NEW.no) BEGIN SELECT RAISE(ABORT, 'training_programmes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_programme_notes_no_update` BEFORE UPDATE ON `training_programme_notes` BEGIN SELECT RAISE(ABORT, 'training_programme_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_programme_notes_no_delete` BEFORE DELETE ON `training_programme_notes` BEGIN SELECT RAISE(ABORT, 'training_programme_notes is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `training_programme_notes_no_replace` BEFORE INSERT ON `training_programme_notes` WHEN EXISTS (SELECT 1 FROM `training_programme_notes` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'training_programme_notes is append-only'); END;
