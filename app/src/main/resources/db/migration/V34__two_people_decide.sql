-- A request that one person makes and another decides may be to annul a fine or to move it to another plate: then it holds
-- the whole correction, as it was sent, of the version that the fine had then.
ALTER TABLE annulment
    ADD COLUMN correction jsonb CHECK (jsonb_typeof(correction) = 'object'),
    ADD COLUMN fine_version integer;

-- The id of a fine that was deleted is never used again.
CREATE TABLE fine_tombstone (
    fine_id    uuid PRIMARY KEY,
    deleted_at timestamptz NOT NULL DEFAULT now(),
    deleted_by text NOT NULL CHECK (length(deleted_by) <= 200)
);

CREATE FUNCTION refuse_deleted_fines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fine_tombstone) AND EXISTS (SELECT FROM inserted i JOIN fine_tombstone t ON t.fine_id = i.id) THEN
        RAISE EXCEPTION 'a fine of this id was deleted' USING ERRCODE = 'unique_violation', CONSTRAINT = 'fine_deleted';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_deleted_fines AFTER INSERT ON fine REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_deleted_fines();
