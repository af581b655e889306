-- Every import of a file: what the file was, how it was read, what became of its rows. A run that died leaves RUNNING and
-- an old beat behind: it shows as interrupted, and the file can be imported again.
CREATE TABLE import_run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('FINES', 'VEHICLES', 'PEOPLE', 'OFFENCES')),
    file_name   text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    size        bigint NOT NULL CHECK (size >= 0),
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    gzip        boolean NOT NULL,
    encoding    text NOT NULL,
    delimiter   text NOT NULL CHECK (length(delimiter) = 1),
    month_first boolean NOT NULL,
    mapping     text NOT NULL,
    columns     text NOT NULL,
    rows        bigint NOT NULL CHECK (rows >= 0),
    actor       text NOT NULL,
    state       text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'FINISHED', 'FAILED')),
    failure     text,
    started_at  timestamptz NOT NULL DEFAULT now(),
    beat_at     timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    read        bigint NOT NULL DEFAULT 0,
    loaded      bigint NOT NULL DEFAULT 0,
    repeated    bigint NOT NULL DEFAULT 0,
    observed    bigint NOT NULL DEFAULT 0,
    rejected    bigint NOT NULL DEFAULT 0,
    voided      bigint NOT NULL DEFAULT 0,
    CHECK ((state = 'RUNNING') = (finished_at IS NULL)),
    CHECK (state <> 'FINISHED' OR loaded + repeated + observed + rejected = read)
);
CREATE INDEX import_run_file ON import_run (sha256);

-- The rows that were not loaded, with the line they start on, the reason, and their text as far as it is worth keeping.
CREATE TABLE import_rejected (
    run_id   bigint NOT NULL REFERENCES import_run ON DELETE CASCADE,
    line     bigint NOT NULL,
    reason   text NOT NULL,
    details  text[] NOT NULL,
    original text NOT NULL,
    PRIMARY KEY (run_id, line)
);

-- The runs as people see them.
CREATE VIEW import_history AS
SELECT id, kind, file_name, size, sha256, gzip, encoding, delimiter, month_first, mapping, columns, rows, actor,
       CASE WHEN state = 'RUNNING' AND beat_at < now() - interval '30 seconds' THEN 'INTERRUPTED' ELSE state END AS state,
       failure, started_at, finished_at, read, loaded, repeated, observed, rejected, voided
FROM import_run;
