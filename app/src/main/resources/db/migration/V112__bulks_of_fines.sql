-- What somebody does to many fines at once, for one reason: it goes on by itself until each is done or refused, and may be taken back
-- for ten minutes. What is done to each is told in the trail as a change of that fine.
CREATE TABLE bulk (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action         text NOT NULL CHECK (action IN ('VALIDATE', 'ASSIGN', 'CORRECT')),
    actor          text NOT NULL,
    reason         text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    incomplete_too boolean NOT NULL,
    assignee_id    bigint REFERENCES account ON DELETE SET NULL,
    offence        text CHECK (length(offence) <= 40),
    place          text CHECK (length(place) <= 300),
    begun_at       timestamptz NOT NULL DEFAULT now(),
    finished_at    timestamptz,
    undo_by        text,
    undo_reason    text CHECK (length(undo_reason) BETWEEN 1 AND 500),
    undo_at        timestamptz,
    undone_at      timestamptz
);
CREATE INDEX bulk_unfinished ON bulk (id) WHERE finished_at IS NULL OR undo_at IS NOT NULL AND undone_at IS NULL;
CREATE INDEX bulk_assignee ON bulk (assignee_id) WHERE assignee_id IS NOT NULL;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON bulk FOR EACH ROW EXECUTE FUNCTION audit_row();

-- The fines of a bulk: what became of each, the version that it left, and what was there before. A KEPT one was not taken back.
CREATE TABLE bulk_fine (
    bulk_id         bigint NOT NULL REFERENCES bulk ON DELETE CASCADE,
    position        integer NOT NULL,
    fine_id         uuid NOT NULL REFERENCES fine ON DELETE CASCADE,
    state           text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT')),
    version         integer,
    before_offence  text,
    before_place    text,
    before_assignee bigint,
    problem         text,
    details         text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (bulk_id, position)
);
CREATE INDEX bulk_fine_state ON bulk_fine (bulk_id, state, position);
CREATE INDEX bulk_fine_of ON bulk_fine (fine_id);
