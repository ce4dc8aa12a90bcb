CREATE TRIGGER `shift_answers_no_update` BEFORE UPDATE ON `shift_answers` BEGIN SELECT RAISE(ABORT, 'shift_answers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_answers_no_delete` BEFORE DELETE ON `shift_answers` BEGIN SELECT RAISE(ABORT, 'shift_answers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_answers_no_replace` BEFORE INSERT ON `shift_answers` WHEN EXISTS (SELECT 1 FROM `shift_answers` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'shift_answers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_leeches_no_update` BEFORE UPDATE ON `shift_leeches` BEGIN SELECT RAISE(ABORT, 'shift_leeches is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_leeches_no_delete` BEFORE DELETE ON `shift_leeches` BEGIN SELECT RAISE(ABORT, 'shift_leeches is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `shift_leeches_no_replace` BEFORE INSERT ON `shift_leeches` WHEN EXISTS (SELECT 1 FROM `shift_leeches` WHERE question = NEW.question AND staff_no = NEW.staff_no) BEGIN SELECT RAISE(ABORT, 'shift_leeches is append-only'); END;
