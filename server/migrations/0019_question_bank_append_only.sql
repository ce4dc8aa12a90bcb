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
