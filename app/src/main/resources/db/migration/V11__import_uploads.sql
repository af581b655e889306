-- A file that waits to be looked at and imported. It lies here so that every copy of the application has it, and stays
-- for a while after its import, so that one that was cut short can go on.
CREATE TABLE import_upload (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('FINES', 'VEHICLES', 'PEOPLE', 'OFFENCES')),
    file_name  text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    content    bytea NOT NULL,
    mapping    text CHECK (length(mapping) <= 20000),
    run_id     bigint REFERENCES import_run ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE import_upload ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX import_upload_created ON import_upload (created_at);
CREATE INDEX import_upload_run ON import_upload (run_id) WHERE run_id IS NOT NULL;
