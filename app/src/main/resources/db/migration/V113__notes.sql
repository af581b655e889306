-- What the office notes of a record: never corrected, withdrawn by its author. It goes with its record, and the trail keeps it.
CREATE TABLE note (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fine_id      uuid CONSTRAINT note_fine REFERENCES fine ON DELETE CASCADE,
    vehicle_id   bigint CONSTRAINT note_vehicle REFERENCES vehicle ON DELETE CASCADE,
    person_id    bigint CONSTRAINT note_person REFERENCES person ON DELETE CASCADE,
    officer_id   bigint CONSTRAINT note_officer REFERENCES officer ON DELETE CASCADE,
    body         text CHECK (length(body) BETWEEN 1 AND 2000),
    author       bigint NOT NULL CONSTRAINT note_author REFERENCES account,
    written_at   timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    CHECK (num_nonnulls(fine_id, vehicle_id, person_id, officer_id) = 1),
    CHECK ((body IS NULL) = (withdrawn_at IS NOT NULL))
);
CREATE INDEX note_of_fine ON note (fine_id, id) WHERE fine_id IS NOT NULL;
CREATE INDEX note_of_vehicle ON note (vehicle_id, id) WHERE vehicle_id IS NOT NULL;
CREATE INDEX note_of_person ON note (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX note_of_officer ON note (officer_id, id) WHERE officer_id IS NOT NULL;
CREATE INDEX note_by_author ON note (author);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON note FOR EACH ROW EXECUTE FUNCTION audit_row();

-- What was attached to a note. The bytes lie beside the evidence, sealed, by the hash of what lies there.
CREATE TABLE note_file (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    note_id bigint NOT NULL REFERENCES note ON DELETE CASCADE,
    name    text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    type    text NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png')),
    bytes   integer NOT NULL CHECK (bytes > 0),
    sha256  bytea NOT NULL CHECK (length(sha256) = 32)
);
CREATE INDEX note_file_of ON note_file (note_id);
CREATE INDEX note_file_by_hash ON note_file (sha256);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON note_file FOR EACH ROW EXECUTE FUNCTION audit_row();

-- What opens a file. Without it nothing is left of the file, wherever its bytes lie still.
CREATE TABLE note_file_key (
    file_id bigint PRIMARY KEY REFERENCES note_file ON DELETE CASCADE,
    key     bytea NOT NULL CHECK (length(key) = 32)
);

-- Whom a note names, and when they marked it as read.
CREATE TABLE note_mention (
    note_id    bigint NOT NULL REFERENCES note ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    read_at    timestamptz,
    PRIMARY KEY (note_id, account_id)
);
CREATE INDEX note_mention_of ON note_mention (account_id, note_id);
CREATE INDEX note_mention_unread ON note_mention (account_id) WHERE read_at IS NULL;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON note_mention FOR EACH ROW EXECUTE FUNCTION audit_row('note_id');

-- Who took which file away.
CREATE TABLE note_look (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_id   bigint NOT NULL REFERENCES note_file ON DELETE CASCADE,
    looked_by text NOT NULL CHECK (length(looked_by) BETWEEN 1 AND 200),
    looked_at timestamptz NOT NULL
);
CREATE INDEX note_look_of ON note_look (file_id);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON note_look FOR EACH ROW EXECUTE FUNCTION audit_row('file_id');
