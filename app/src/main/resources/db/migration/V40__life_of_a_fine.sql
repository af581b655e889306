-- The life of a fine: its events, only added to; what they come to, derived again at any time; and the money, in double entry.

-- An event on its day, with what was decided when it was told. digest is the SHA-256 of the one before and of this one.
CREATE TABLE fine_event (
    fine_id     uuid NOT NULL CONSTRAINT fine_event_fine REFERENCES fine,
    seq         integer NOT NULL CHECK (seq > 0),
    id          uuid NOT NULL CONSTRAINT fine_event_id UNIQUE,
    kind        text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    happened_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor       text NOT NULL,
    payload     jsonb NOT NULL,
    verdict     text NOT NULL CHECK (verdict IN ('ACEPTADO', 'CON_MOTIVO', 'RECHAZADO')),
    reasons     text[] NOT NULL CHECK ((verdict = 'ACEPTADO') = (cardinality(reasons) = 0)),
    previous    bytea CHECK (length(previous) = 32),
    digest      bytea NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (fine_id, seq),
    CHECK ((seq = 1) = (previous IS NULL))
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fine_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the events of a fine come to as of a day: written with each of them, and derived again by `labra life rebuild`.
CREATE TABLE fine_life (
    fine_id        uuid PRIMARY KEY CONSTRAINT fine_life_fine REFERENCES fine,
    seq            integer NOT NULL,
    as_of          date NOT NULL,
    citation       text NOT NULL,
    notice         text NOT NULL,
    procedure      text NOT NULL,
    settlement     text NOT NULL,
    extinction     text,
    public_state   text NOT NULL,
    currency       text NOT NULL,
    charged        numeric(14, 2) NOT NULL,
    paid           numeric(14, 2) NOT NULL,
    open           numeric(14, 2) NOT NULL CHECK (open >= 0),
    credit         numeric(14, 2) NOT NULL CHECK (credit >= 0),
    discount       numeric(14, 2) CHECK (discount > 0),
    discount_until date,
    next_deadline  date,
    CHECK (public_state <> 'PAGADA' OR open = 0),
    CHECK (procedure <> 'EN_APREMIO' OR citation = 'VALIDADA')
);
CREATE INDEX fine_life_next ON fine_life (next_deadline) WHERE next_deadline IS NOT NULL;

-- Money: journals of postings that sum to zero. key makes each of them happen once.
CREATE TABLE journal (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key      text NOT NULL CONSTRAINT journal_key UNIQUE,
    at       timestamptz NOT NULL,
    on_day   date NOT NULL,
    kind     text NOT NULL,
    event_id uuid NOT NULL CONSTRAINT journal_event REFERENCES fine_event (id)
);
CREATE INDEX journal_by_event ON journal (event_id);
CREATE TABLE posting (
    journal_id bigint NOT NULL CONSTRAINT posting_journal REFERENCES journal,
    account    text NOT NULL,
    fine_id    uuid NOT NULL,
    amount     numeric(14, 2) NOT NULL CHECK (amount <> 0)
);
CREATE INDEX posting_journal ON posting (journal_id);
CREATE INDEX posting_fine ON posting (fine_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION postings_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM posted GROUP BY journal_id HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'the postings of a journal sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER balanced AFTER INSERT ON posting REFERENCING NEW TABLE AS posted
    FOR EACH STATEMENT EXECUTE FUNCTION postings_balance();

-- One audit row for all the events of a statement.
CREATE FUNCTION fine_events_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := (SELECT array_agg(DISTINCT fine_id) FROM told);
BEGIN
    IF ids IS NOT NULL THEN
        INSERT INTO audit (actor, address, action, subject, subject_ids)
        VALUES (coalesce(nullif(current_setting('labra.actor', true), ''), 'database:' || current_user),
                nullif(current_setting('labra.address', true), ''), 'INSERT', 'fine_event', ids);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER audited AFTER INSERT ON fine_event REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION fine_events_told();
