-- Whose loan a repayment is for, and the value date that it is shown with, in the row itself: a list of a dealer's repayments reads one index and joins nothing.
-- dealer_id, manufacturer_id: NULL while no visible loan has the number. listed_value_date: the stated date until the repayment is applied, then value_date.
ALTER TABLE repayment_log
    ADD COLUMN dealer_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN manufacturer_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN listed_value_date DATE NULL;
