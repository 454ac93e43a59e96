-- By how many cents a reversal left its credit line beyond the limit; NULL when it did not.
ALTER TABLE credit_log ADD COLUMN beyond_limit BIGINT NULL;
