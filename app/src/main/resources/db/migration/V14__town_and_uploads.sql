-- What administrators chose for the town in the interface. The environment wins over it; where neither says anything,
-- Labra's own defaults hold.
CREATE TABLE town (
    id            integer PRIMARY KEY CHECK (id = 1),
    zone          text CHECK (length(zone) BETWEEN 1 AND 60),
    report_access text CHECK (report_access IN ('PUBLIC', 'EMAIL', 'TOKEN')),
    name          text CHECK (length(name) BETWEEN 1 AND 100),
    contact       text CHECK (length(contact) BETWEEN 1 AND 500),
    version       integer NOT NULL DEFAULT 1,
    updated_at    timestamptz NOT NULL DEFAULT now()
);
INSERT INTO town (id) VALUES (1);
CREATE TRIGGER audited AFTER UPDATE ON town FOR EACH ROW EXECUTE FUNCTION audit_row();

-- Files to import lie in pieces: neither the application nor the database ever holds a large one whole.
CREATE TABLE import_upload_part (
    upload_id uuid NOT NULL REFERENCES import_upload ON DELETE CASCADE,
    number    integer NOT NULL,
    content   bytea NOT NULL,
    PRIMARY KEY (upload_id, number)
);
ALTER TABLE import_upload_part ALTER COLUMN content SET STORAGE EXTERNAL;
INSERT INTO import_upload_part (upload_id, number, content) SELECT id, 0, content FROM import_upload;
ALTER TABLE import_upload ALTER COLUMN content DROP NOT NULL;
