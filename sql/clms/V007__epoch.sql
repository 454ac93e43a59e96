-- Which life of this schema its versions belong to: a cached value says which, and is of no use in another. A schema that was put back counts on from
-- older versions, so that it must not be taken for the same: afterMigrate.sql begins a new life.
CREATE TABLE epoch (
    only_row TINYINT  NOT NULL PRIMARY KEY,
    epoch    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
);
