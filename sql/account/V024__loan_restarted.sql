-- The date behind which a loan that was closed has started again. While it is the loan's accrued_through, its running sums are what was posted,
-- though its accrual row of that date may say half a cent more: closing dropped the rest.
ALTER TABLE loan ADD COLUMN restarted_after DATE NULL;
