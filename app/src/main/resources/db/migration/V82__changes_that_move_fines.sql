-- What moves the fines of a vehicle or a person takes two: one asks with a reason, another decides. change holds the record as
-- it was sent, differences what a reader is shown.
CREATE TABLE requested_change (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject        text NOT NULL CHECK (subject ~ '^[a-z_]{1,40}$'),
    record_id      bigint NOT NULL,
    record_version integer NOT NULL,
    title          text NOT NULL CHECK (length(title) <= 500),
    reason         text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    change         jsonb NOT NULL CHECK (jsonb_typeof(change) = 'object'),
    differences    jsonb NOT NULL CHECK (jsonb_typeof(differences) = 'array'),
    asked_by       bigint NOT NULL CONSTRAINT requested_change_asker REFERENCES account,
    asked_at       timestamptz NOT NULL DEFAULT now(),
    decided_by     bigint CONSTRAINT requested_change_decider REFERENCES account,
    decided_at     timestamptz,
    confirmed      boolean,
    CHECK (num_nonnulls(decided_by, decided_at, confirmed) IN (0, 3)),
    CONSTRAINT requested_change_needs_two CHECK (confirmed IS NOT TRUE OR decided_by <> asked_by)
);
CREATE UNIQUE INDEX requested_change_waiting ON requested_change (subject, record_id) WHERE decided_at IS NULL;
CREATE INDEX requested_change_record ON requested_change (subject, record_id, asked_at);
CREATE INDEX requested_change_asker ON requested_change (asked_by);
CREATE INDEX requested_change_decider ON requested_change (decided_by) WHERE decided_by IS NOT NULL;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON requested_change FOR EACH ROW EXECUTE FUNCTION audit_row();

-- Why a record of a register was changed, by the version that came of it.
CREATE TABLE change_reason (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject   text NOT NULL CHECK (subject ~ '^[a-z_]{1,40}$'),
    record_id bigint NOT NULL,
    version   integer NOT NULL,
    reason    text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    CONSTRAINT change_reason_version UNIQUE (subject, record_id, version)
);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON change_reason FOR EACH ROW EXECUTE FUNCTION audit_row();
