-- As in V80, and of a saved view only whose it is and when: what somebody looks for may name a person.
CREATE OR REPLACE FUNCTION trail_image(subject text, kept jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN subject = 'notice' THEN
            kept - ARRAY['attempts', 'doubts', 'next_attempt_at', 'claimed_by', 'claimed_until', 'last_error', 'facts']
            || CASE WHEN kept ->> 'state' = 'SENDING' THEN '{"state": "PENDING"}' ELSE '{}' END::jsonb
        WHEN subject = 'import_run' AND kept ->> 'state' = 'RUNNING' THEN
            kept - ARRAY['beat_at', 'holder', 'read', 'loaded', 'repeated', 'observed', 'rejected', 'voided']
        WHEN subject = 'import_run' THEN kept - ARRAY['beat_at', 'holder']
        WHEN subject = 'authenticator' THEN kept - 'last_step' - 'secret'
            || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'secret', 'UTF8')), 'hex'))
        WHEN subject = 'device' THEN kept - ARRAY['last_seen_at', 'pending', 'oldest_pending_at', 'photos_pending', 'clock_skew_ms',
                                                  'app_version', 'complete_to']
        WHEN subject = 'number_series' THEN kept - 'next'
        WHEN subject = 'number_block' THEN kept - 'settled_to'
        WHEN subject = 'saved_view' THEN kept - ARRAY['name', 'query']
        WHEN subject = 'passkey' THEN kept - ARRAY['counter', 'used_at']
        WHEN kept ->> 'password_hash' IS NOT NULL THEN kept - 'password_hash'
            || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'password_hash', 'UTF8')), 'hex'))
        ELSE kept - ARRAY['password_hash', 'code_hash'] END
$$;

-- A list as somebody wants to see it again: the filters, order and columns of its address. A shared one is everybody's to see and
-- its owner's to change.
CREATE TABLE saved_view (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    register   text NOT NULL CHECK (register ~ '^[a-z_-]{1,40}$'),
    name       text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
    query      text NOT NULL CHECK (length(query) <= 2000),
    shared     boolean NOT NULL,
    saved_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT saved_view_name UNIQUE (account_id, register, name)
);
CREATE INDEX saved_view_shared ON saved_view (register) WHERE shared;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON saved_view FOR EACH ROW EXECUTE FUNCTION audit_row();

-- The columns and the height of rows that somebody wants of a list where its address does not say.
CREATE TABLE list_habit (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    register   text NOT NULL CHECK (register ~ '^[a-z_-]{1,40}$'),
    columns    text NOT NULL CHECK (length(columns) <= 2000),
    dense      boolean NOT NULL,
    PRIMARY KEY (account_id, register)
);
