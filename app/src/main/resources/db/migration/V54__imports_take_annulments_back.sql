-- The fines that were there before an import and that it annulled, with what they were: when the import is undone, those come
-- back with which nothing was done since.
CREATE TABLE import_annulment (
    run_id      bigint NOT NULL REFERENCES import_run ON DELETE CASCADE,
    fine_id     uuid NOT NULL REFERENCES fine ON DELETE CASCADE,
    version     integer NOT NULL,
    status      text NOT NULL CHECK (status IN ('ISSUED', 'OBSERVED')),
    observation text,
    tied        boolean NOT NULL,
    taken_back  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (run_id, fine_id)
);
CREATE INDEX import_annulment_fine ON import_annulment (fine_id);

-- Why a run failed: the key of a message and its details. What was written before in whatever words is kept as a detail.
ALTER TABLE import_run ADD COLUMN failure_details text[] NOT NULL DEFAULT '{}';
UPDATE import_run SET failure = 'failure.earlier', failure_details = ARRAY[failure] WHERE failure IS NOT NULL;

CREATE OR REPLACE VIEW import_history AS
SELECT id, kind, file_name, size, sha256, gzip, encoding, delimiter, month_first, mapping, columns, rows, actor,
       CASE WHEN undone_at IS NOT NULL THEN 'UNDONE'
            WHEN state = 'RUNNING' AND beat_at < now() - interval '30 seconds' THEN 'INTERRUPTED' ELSE state END AS state,
       failure, started_at, finished_at, read, loaded, repeated, observed, rejected, voided, announced, undone_at, undone_by,
       failure_details
FROM import_run;
