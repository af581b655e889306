-- A town may tell a person of a day's courtesy notices in one mail, the summary. Each of them stays a notice of its own; one that is in a
-- summary leaves with it, and stands as it stands.
ALTER TABLE notice
    ADD COLUMN summary_id bigint REFERENCES notice ON DELETE SET NULL,
    ADD COLUMN leaves_at timestamptz,
    DROP CONSTRAINT notice_kind_check,
    ADD CONSTRAINT notice_kind_check
        CHECK (kind IN ('COURTESY', 'LEGAL', 'REPORT', 'CHECKPOINT', 'SECURITY', 'CORRECTION', 'ANNULMENT', 'SUMMARY')),
    ADD CONSTRAINT notice_leaves CHECK ((kind = 'SUMMARY') = (leaves_at IS NOT NULL)),
    ADD CONSTRAINT notice_is_put_off
        CHECK (summary_id IS NULL OR role = 'OWNER' AND kind IN ('COURTESY', 'CORRECTION', 'ANNULMENT'));
CREATE UNIQUE INDEX notice_summary_once ON notice (person_id, leaves_at) WHERE kind = 'SUMMARY';
CREATE INDEX notice_in_summary ON notice (summary_id) WHERE summary_id IS NOT NULL;
ALTER TABLE mail_template DROP CONSTRAINT mail_template_purpose_check,
    ADD CONSTRAINT mail_template_purpose_check
        CHECK (purpose IN ('FINE', 'COPY', 'REPORT', 'CHECKPOINT', 'SECURITY', 'CORRECTION', 'ANNULMENT', 'SUMMARY'));

-- What left a summary by itself, such as an annulled fine, stays out of it.
CREATE FUNCTION follow_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notice SET state = NEW.state, attempts = NEW.attempts, doubts = NEW.doubts, next_attempt_at = NEW.next_attempt_at,
                      claimed_by = NEW.claimed_by, claimed_until = NEW.claimed_until, last_error = NEW.last_error,
                      recipient = NEW.recipient, language = NEW.language, message_id = NEW.message_id, proof = NEW.proof,
                      sent_at = NEW.sent_at
    WHERE summary_id = NEW.id AND state = OLD.state;
    RETURN NULL;
END $$;
CREATE TRIGGER follow AFTER UPDATE OF state ON notice FOR EACH ROW
    WHEN (NEW.kind = 'SUMMARY' AND NEW.state IS DISTINCT FROM OLD.state) EXECUTE FUNCTION follow_summary();
