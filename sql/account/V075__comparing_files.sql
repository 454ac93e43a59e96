-- `comparing`: the file's profile posts nothing: its lines are compared with the posted lines of the account, and its rows in receipt_file_sum have an empty `account`.
ALTER TABLE receipt_file ADD COLUMN comparing BOOLEAN NOT NULL DEFAULT FALSE;
