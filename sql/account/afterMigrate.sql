-- Runs at the end of each migration, even of one that has nothing to do: a schema that was put back is migrated before it is used.
REPLACE INTO epoch (only_row, epoch) VALUES (1, UUID());
