-- A fine knows the import that brought it. There is no foreign key: no run is ever deleted, and a look at it for each row would
-- slow every import down. Fines that came otherwise are in no index of this column.
ALTER TABLE fine ADD COLUMN import_run_id bigint;
CREATE INDEX fine_by_import ON fine (import_run_id) WHERE import_run_id IS NOT NULL;

-- Which copy of the application works on a run, whether its fines are announced, and who undid it.
ALTER TABLE import_run
    ADD COLUMN announced boolean NOT NULL DEFAULT false,
    ADD COLUMN holder    uuid,
    ADD COLUMN undone_at timestamptz,
    ADD COLUMN undone_by text;

CREATE OR REPLACE VIEW import_history AS
SELECT id, kind, file_name, size, sha256, gzip, encoding, delimiter, month_first, mapping, columns, rows, actor,
       CASE WHEN undone_at IS NOT NULL THEN 'UNDONE'
            WHEN state = 'RUNNING' AND beat_at < now() - interval '30 seconds' THEN 'INTERRUPTED' ELSE state END AS state,
       failure, started_at, finished_at, read, loaded, repeated, observed, rejected, voided, announced, undone_at, undone_by
FROM import_run;
