-- Requests of one address within a minute that copies of the application told each other of. Nothing of it is worth keeping: after a
-- crash of the database it is empty.
CREATE UNLOGGED TABLE asked (
    asker text PRIMARY KEY CHECK (length(asker) <= 100),
    times integer NOT NULL,
    since timestamptz NOT NULL
);
CREATE INDEX asked_since ON asked (since);
