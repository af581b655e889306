-- What happened to accounts, and what was done with them, that somebody may ask about later: whose account or officer it was
-- about, by an id that outlives its row; who did it, as the audit trail names them; from where.
CREATE TABLE security_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    kind       text NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
    account_id bigint,
    officer_id bigint,
    actor      text NOT NULL CHECK (length(actor) <= 200),
    address    text CHECK (length(address) <= 100),
    facts      jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(facts) = 'object'),
    CHECK (num_nonnulls(account_id, officer_id) <= 1)
);
CREATE INDEX security_event_account ON security_event (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX security_event_officer ON security_event (officer_id, id) WHERE officer_id IS NOT NULL;
CREATE INDEX security_event_kind ON security_event (kind, id);

CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'security events are only added to';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON security_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
