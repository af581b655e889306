-- What the office adds to fines: why one was corrected, and annulments, which one person asks for and another decides.

CREATE TABLE correction (
    fine_id    uuid NOT NULL REFERENCES fine ON DELETE CASCADE,
    version    integer NOT NULL,
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    PRIMARY KEY (fine_id, version)
);

CREATE TABLE annulment (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fine_id    uuid NOT NULL REFERENCES fine ON DELETE CASCADE,
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    asked_by   bigint NOT NULL CONSTRAINT annulment_asker REFERENCES account,
    asked_at   timestamptz NOT NULL DEFAULT now(),
    decided_by bigint CONSTRAINT annulment_decider REFERENCES account,
    decided_at timestamptz,
    confirmed  boolean,
    CHECK (num_nonnulls(decided_by, decided_at, confirmed) IN (0, 3)),
    CONSTRAINT annulment_needs_two CHECK (confirmed IS NOT TRUE OR decided_by <> asked_by)
);
CREATE UNIQUE INDEX annulment_waiting ON annulment (fine_id) WHERE decided_at IS NULL;
CREATE INDEX annulment_fine ON annulment (fine_id, asked_at);
CREATE INDEX annulment_asker ON annulment (asked_by);
CREATE INDEX annulment_decider ON annulment (decided_by) WHERE decided_by IS NOT NULL;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON annulment FOR EACH ROW EXECUTE FUNCTION audit_row();

-- The first letters of a plate find it, whatever the database's collation.
CREATE INDEX vehicle_plate_start ON vehicle (plate text_pattern_ops);
