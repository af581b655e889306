-- When it was found that the file of a piece is not there any more, or is another: whoever brought it is asked for it again.
ALTER TABLE evidence ADD lost_at timestamptz;
CREATE INDEX evidence_lost ON evidence (device_id) WHERE lost_at IS NOT NULL;

-- All pictures of a fine, shown small when its page is opened: one look, of none in particular.
ALTER TABLE evidence_look ALTER sha256 DROP NOT NULL, DROP CONSTRAINT evidence_look_kind_check,
    ADD CONSTRAINT evidence_look_kind_check CHECK (kind IN ('LISTED', 'SHOWN', 'DOWNLOADED') AND (sha256 IS NULL) = (kind = 'LISTED'));

-- How many bytes of evidence a device began to bring on its latest day: what it may bring has a bound.
CREATE TABLE evidence_brought (
    device_id uuid PRIMARY KEY CONSTRAINT evidence_brought_device REFERENCES device,
    day       date NOT NULL,
    bytes     bigint NOT NULL CHECK (bytes > 0)
);
