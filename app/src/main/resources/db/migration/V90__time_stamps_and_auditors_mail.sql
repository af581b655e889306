-- Time stamps of checkpoints (RFC 3161): an authority outside says when it saw one. `size` is that of the checkpoint.
CREATE TABLE log_stamp (
    size  bigint PRIMARY KEY CONSTRAINT log_stamp_of REFERENCES log_checkpoint,
    at    timestamptz NOT NULL,
    token bytea NOT NULL CHECK (length(token) BETWEEN 1 AND 65536)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_stamp FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The newest checkpoint is mailed each day to auditors whom the installation names: notices to an address that is nobody's here.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check, DROP CONSTRAINT notice_role_check,
    ADD CONSTRAINT notice_kind_check CHECK (kind IN ('COURTESY', 'LEGAL', 'REPORT', 'CHECKPOINT')),
    ADD CONSTRAINT notice_role_check CHECK (role IN ('OWNER', 'OFFICER', 'AUDITOR')),
    ADD CONSTRAINT notice_to_auditors CHECK ((kind = 'CHECKPOINT') = (role = 'AUDITOR'));
CREATE UNIQUE INDEX notice_checkpoint_a_day ON notice (recipient, ((created_at AT TIME ZONE 'UTC')::date)) WHERE kind = 'CHECKPOINT';
ALTER TABLE mail_template DROP CONSTRAINT mail_template_purpose_check,
    ADD CONSTRAINT mail_template_purpose_check CHECK (purpose IN ('FINE', 'COPY', 'REPORT', 'CHECKPOINT'));
