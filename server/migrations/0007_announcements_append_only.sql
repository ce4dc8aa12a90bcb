CREATE TRIGGER `announcements_no_update` BEFORE UPDATE ON `announcements` BEGIN SELECT RAISE(ABORT, 'announcements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `announcements_no_delete` BEFORE DELETE ON `announcements` BEGIN SELECT RAISE(ABORT, 'announcements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `announcements_no_replace` BEFORE INSERT ON `announcements` WHEN EXISTS (SELECT 1 FROM `announcements` WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'announcements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `announcement_withdrawals_no_update` BEFORE UPDATE ON `announcement_withdrawals` BEGIN SELECT RAISE(ABORT, 'announcement_withdrawals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `announcement_withdrawals_no_delete` BEFORE DELETE ON `announcement_withdrawals` BEGIN SELECT RAISE(ABORT, 'announcement_withdrawals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `announcement_withdrawals_no_replace` BEFORE INSERT ON `announcement_withdrawals` WHEN EXISTS (SELECT 1 FROM `announcement_withdrawals` WHERE announcement_id = NEW.announcement_id) BEGIN SELECT RAISE(ABORT, 'announcement_withdrawals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `read_receipts_no_update` BEFORE UPDATE ON `read_receipts` BEGIN SELECT RAISE(ABORT, 'read_receipts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `read_receipts_no_delete` BEFORE DELETE ON `read_receipts` BEGIN SELECT RAISE(ABORT, 'read_receipts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `read_receipts_no_replace` BEFORE INSERT ON `read_receipts` WHEN EXISTS (SELECT 1 FROM `read_receipts` WHERE announcement_id = NEW.announcement_id AND staff_no = NEW.staff_no) BEGIN SELECT RAISE(ABORT, 'read_receipts is append-only'); END;
