-- What a source told where corrections leave something else of it, which is then what stands in body.
ALTER TABLE contribution ADD COLUMN told TEXT;

-- The facts that a correction decides about, with the sources that tell them: these have to be looked at again when it goes.
CREATE TABLE withheld (
    fact   TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (fact, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX withheld_source ON withheld (source);
