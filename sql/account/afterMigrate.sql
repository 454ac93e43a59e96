-- At the end of each migration, also of one that finds nothing to do: whoever puts a schema back migrates it before it is used.
REPLACE INTO epoch (only_row, epoch) VALUES (1, UUID());
