-- Photos and signatures that came whole, by the SHA-256 of their bytes, which lie as a file of that name. What a fine brings of
-- them stands in the text that its device signed.
CREATE TABLE evidence (
    sha256      bytea PRIMARY KEY CHECK (length(sha256) = 32),
    bytes       integer NOT NULL CHECK (bytes > 0),
    type        text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
    width       integer NOT NULL CHECK (width > 0),
    height      integer NOT NULL CHECK (height > 0),
    device_id   uuid NOT NULL CONSTRAINT evidence_device REFERENCES device,
    received_at timestamptz NOT NULL
);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION audit_row('sha256');

-- Who was shown which evidence of which fine, or took it away.
CREATE TABLE evidence_look (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fine_id   uuid NOT NULL CONSTRAINT evidence_look_fine REFERENCES fine,
    sha256    bytea NOT NULL CONSTRAINT evidence_look_evidence REFERENCES evidence,
    kind      text NOT NULL CHECK (kind IN ('SHOWN', 'DOWNLOADED')),
    looked_by text NOT NULL CHECK (length(looked_by) BETWEEN 1 AND 200),
    looked_at timestamptz NOT NULL
);
CREATE INDEX evidence_look_of_fine ON evidence_look (fine_id, id DESC);
CREATE TRIGGER audited AFTER INSERT ON evidence_look FOR EACH ROW EXECUTE FUNCTION audit_row('fine_id');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_look
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX quarantine_of_fine ON quarantine (fine_id) WHERE fine_id IS NOT NULL;
