CREATE TRIGGER `question_banks_no_update` BEFORE UPDATE ON `question_banks` BEGIN SELECT RAISE(ABORT, 'question_banks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `question_banks_no_delete` BEFORE DELETE ON `question_banks` BEGIN SELECT RAISE(ABORT, 'question_banks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `question_banks_no_replace` BEFORE INSERT ON `question_banks` WHEN EXISTS (SELECT 1 FROM `question_banks` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'question_banks is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `bank_questions_no_update` BEFORE UPDATE ON `bank_questions` BEGIN SELECT RAISE(ABORT, 'bank_questions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `bank_questions_no_delete` BEFORE DELETE ON `bank_questions` BEGIN SELECT RAISE(ABORT, 'bank_questions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `bank_questions_no_replace` BEFORE INSERT ON `bank_questions` WHEN EXISTS (SELECT 1 FROM `bank_questions` WHERE n = NEW.n OR (bank_id = NEW.bank_id AND question = NEW.question AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'bank_questions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `bank_imports_no_update` BEFORE UPDATE ON `bank_imports` BEGIN SELECT RAISE(ABORT, 'bank_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `bank_imports_no_delete` BEFORE DELETE ON `bank_imports` BEGIN SELECT RAISE(ABORT, 'bank_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `bank_imports_no_replace` BEFORE INSERT ON `bank_imports` WHEN EXISTS (SELECT 1 FROM `bank_imports` WHERE id = NEW.id OR (bank_id = NEW.bank_id AND sha256 = NEW.sha256)) BEGIN SELECT RAISE(ABORT, 'bank_imports is append-only'); END;
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
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
