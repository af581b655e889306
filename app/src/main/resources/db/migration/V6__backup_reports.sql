-- What the backup service did and how it went. It writes; the application shows the age of the last good backup.
CREATE TABLE backup_report (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task        text NOT NULL CHECK (task IN ('BACKUP', 'VERIFY', 'DRILL')),
    kind        text CHECK (kind IN ('FULL', 'INCREMENTAL')),
    outcome     text NOT NULL CHECK (outcome IN ('GOOD', 'FAILED')),
    started_at  timestamptz NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now(),
    label       text,
    bytes       bigint,
    detail      text,
    CHECK ((task = 'BACKUP') = (kind IS NOT NULL))
);
CREATE INDEX backup_report_latest ON backup_report (task, finished_at DESC);
