-- Who sent the file. NULL: the import is older than this column.
ALTER TABLE import ADD COLUMN client VARCHAR(128) NULL;
