-- `file_seq`: the bank's file whose workflow carries the repayment out, so the sweep leaves it alone until that file is over. NULL: the repayment has a workflow of its own.
ALTER TABLE repayment_log ADD COLUMN file_seq BIGINT NULL;
