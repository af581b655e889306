-- A list as somebody wants to see it again: the filters, order and columns of its address. A shared one is everybody's to see and
-- its owner's to change.
CREATE TABLE saved_view (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    register   text NOT NULL CHECK (register ~ '^[a-z_-]{1,40}$'),
    name       text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
    query      text NOT NULL CHECK (length(query) <= 2000),
    shared     boolean NOT NULL,
    CONSTRAINT saved_view_name UNIQUE (account_id, register, name)
);
CREATE INDEX saved_view_shared ON saved_view (register) WHERE shared;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON saved_view FOR EACH ROW EXECUTE FUNCTION audit_row();

-- The columns and the height of rows that somebody wants of a list where its address does not say.
CREATE TABLE list_habit (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    register   text NOT NULL CHECK (register ~ '^[a-z_-]{1,40}$'),
    columns    text NOT NULL CHECK (length(columns) <= 2000),
    dense      boolean NOT NULL,
    PRIMARY KEY (account_id, register)
);
