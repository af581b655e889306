-- What people at the desk keep of their lists: views by name, their own or for everybody, and the columns that a list begins with.
CREATE TABLE list_view (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    register text NOT NULL CHECK (length(register) <= 40),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query text NOT NULL CHECK (length(query) <= 2000),
    shared boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX list_view_name ON list_view (account_id, register, lower(name));
CREATE INDEX list_view_of_register ON list_view (register);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON list_view FOR EACH ROW EXECUTE FUNCTION audit_row();

CREATE TABLE list_columns (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    register text NOT NULL CHECK (length(register) <= 40),
    columns text[] NOT NULL CHECK (cardinality(columns) <= 60),
    compact boolean NOT NULL,
    PRIMARY KEY (account_id, register)
);
