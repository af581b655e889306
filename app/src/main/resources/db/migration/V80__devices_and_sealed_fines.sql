-- The officers' devices: who they are, the numbers leased to them, and what each of them ever said, as it was signed.

-- The trail keeps nothing of what devices tell of themselves all the time, and of how far their numbers and places are counted.
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
        WHEN subject = 'passkey' THEN kept - ARRAY['counter', 'used_at']
        WHEN kept ->> 'password_hash' IS NOT NULL THEN kept - 'password_hash'
            || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'password_hash', 'UTF8')), 'hex'))
        ELSE kept - ARRAY['password_hash', 'code_hash'] END
$$;

-- A device is known by its key; thumbprint is that of RFC 7638. Everything below complete_to is here.
CREATE TABLE device (
    id                uuid PRIMARY KEY,
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    platform          text NOT NULL CHECK (length(platform) BETWEEN 1 AND 200),
    public_key        jsonb NOT NULL CHECK (jsonb_typeof(public_key) = 'object' AND NOT public_key ? 'd'),
    thumbprint        text NOT NULL CONSTRAINT device_key UNIQUE,
    officer_id        bigint NOT NULL CONSTRAINT device_officer REFERENCES officer,
    enrolled_at       timestamptz NOT NULL,
    revoked_at        timestamptz,
    revoked_why       text CHECK (revoked_why IN ('LOST', 'STOLEN', 'RETIRED')),
    last_seen_at      timestamptz,
    pending           integer NOT NULL DEFAULT 0,
    oldest_pending_at timestamptz,
    photos_pending    integer NOT NULL DEFAULT 0,
    clock_skew_ms     bigint,
    app_version       text CHECK (length(app_version) <= 100),
    complete_to       bigint NOT NULL DEFAULT 0,
    CHECK ((revoked_at IS NULL) = (revoked_why IS NULL))
);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON device
    FOR EACH ROW EXECUTE FUNCTION audit_row();

-- Who may sign on it, and when.
CREATE TABLE device_officer (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_id  uuid NOT NULL CONSTRAINT device_officer_device REFERENCES device,
    officer_id bigint NOT NULL CONSTRAINT device_officer_officer REFERENCES officer,
    since      timestamptz NOT NULL,
    until      timestamptz CHECK (until >= since)
);
CREATE UNIQUE INDEX device_officer_now ON device_officer (device_id, officer_id) WHERE until IS NULL;
CREATE INDEX device_officer_officer ON device_officer (officer_id);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON device_officer FOR EACH ROW EXECUTE FUNCTION audit_row();

-- Series of printed numbers; next is the first that was leased to nobody.
CREATE TABLE number_series (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    prefix text NOT NULL CONSTRAINT number_series_prefix UNIQUE CHECK (prefix ~ '^[A-Z]{2,6}$'),
    next   bigint NOT NULL DEFAULT 1 CHECK (next BETWEEN 1 AND 100000000)
);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON number_series FOR EACH ROW EXECUTE FUNCTION audit_row();
INSERT INTO number_series (prefix) VALUES ('AC');

-- Numbers leased to a device. nonce makes a request that comes again get the same block. Up to settled_to each one has become a
-- fine, or ended. From returned_from on, a closed block's numbers went unused: returned by a device that was retired, lost with
-- one that was lost.
CREATE TABLE number_block (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id     bigint NOT NULL CONSTRAINT number_block_series REFERENCES number_series,
    numbers       int8range NOT NULL CHECK (NOT isempty(numbers) AND NOT lower_inf(numbers) AND NOT upper_inf(numbers)),
    device_id     uuid NOT NULL CONSTRAINT number_block_device REFERENCES device,
    nonce         text NOT NULL CHECK (length(nonce) BETWEEN 1 AND 64),
    leased_at     timestamptz NOT NULL,
    settled_to    bigint NOT NULL,
    returned_from bigint,
    closed_at     timestamptz,
    closed_why    text CHECK (closed_why IN ('LOST', 'STOLEN', 'RETIRED')),
    CONSTRAINT number_block_nonce UNIQUE (device_id, nonce),
    CONSTRAINT number_block_overlap EXCLUDE USING gist (series_id WITH =, numbers WITH &&),
    CHECK (num_nonnulls(returned_from, closed_at, closed_why) IN (0, 3))
);
CREATE INDEX number_block_unsettled ON number_block (device_id) WHERE settled_to < upper(numbers) - 1;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON number_block FOR EACH ROW EXECUTE FUNCTION audit_row();

-- A fine as it was signed, written by the statement that keeps the fine; its key forbids deleting that. hash is the SHA-256 of
-- the signed part, previous that of the one before on the same device.
CREATE TABLE acta (
    fine_id     uuid PRIMARY KEY CONSTRAINT acta_fine REFERENCES fine,
    device_id   uuid NOT NULL CONSTRAINT acta_device REFERENCES device,
    sequence    bigint NOT NULL CHECK (sequence > 0),
    series_id   bigint NOT NULL CONSTRAINT acta_series REFERENCES number_series,
    number      bigint NOT NULL CHECK (number BETWEEN 1 AND 99999999),
    jws         text NOT NULL CHECK (length(jws) <= 32768),
    hash        bytea NOT NULL CONSTRAINT acta_hash UNIQUE CHECK (length(hash) = 32),
    previous    bytea NOT NULL CHECK (length(previous) = 32),
    skew_ms     bigint,
    received_at timestamptz NOT NULL,
    CONSTRAINT acta_sequence UNIQUE (device_id, sequence),
    CONSTRAINT acta_number UNIQUE (series_id, number)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON acta FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A number that ended without a fine: voided by a signed word of its device, or declared lost by somebody of the office.
CREATE TABLE number_end (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id   bigint NOT NULL CONSTRAINT number_end_series REFERENCES number_series,
    number      bigint NOT NULL,
    end_state   text NOT NULL CHECK (end_state IN ('VOIDED', 'RETURNED', 'LOST')),
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    ended_at    timestamptz NOT NULL,
    device_id   uuid CONSTRAINT number_end_device REFERENCES device,
    sequence    bigint,
    jws         text CHECK (length(jws) <= 32768),
    hash        bytea CONSTRAINT number_end_hash UNIQUE CHECK (length(hash) = 32),
    previous    bytea CHECK (length(previous) = 32),
    CONSTRAINT number_end_number UNIQUE (series_id, number),
    CONSTRAINT number_end_sequence UNIQUE (device_id, sequence),
    CHECK (num_nonnulls(device_id, sequence, jws, hash, previous) IN (0, 5))
);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON number_end FOR EACH ROW EXECUTE FUNCTION audit_row();

-- What was signed by a device that is known and could not be kept as it came. It waits for somebody's decision, and is never lost.
CREATE TABLE quarantine (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_id   uuid NOT NULL CONSTRAINT quarantine_device REFERENCES device,
    kind        text NOT NULL CHECK (kind IN ('ACTA', 'VOID')),
    sequence    bigint CHECK (sequence > 0),
    series_id   bigint CONSTRAINT quarantine_series REFERENCES number_series,
    number      bigint,
    jws         text NOT NULL CHECK (length(jws) <= 32768),
    hash        bytea NOT NULL CONSTRAINT quarantine_hash UNIQUE CHECK (length(hash) = 32),
    previous    bytea CHECK (length(previous) = 32),
    why         text NOT NULL CHECK (why ~ '^[A-Z_]{2,40}$'),
    received_at timestamptz NOT NULL,
    decision    text CHECK (decision IN ('REGISTERED', 'DISCARDED')),
    reason      text CHECK (length(reason) BETWEEN 1 AND 500),
    decided_by  bigint CONSTRAINT quarantine_decider REFERENCES account,
    decided_at  timestamptz,
    fine_id     uuid CONSTRAINT quarantine_fine REFERENCES fine,
    CHECK (num_nonnulls(decision, reason, decided_by, decided_at) IN (0, 4)),
    CHECK ((decision = 'REGISTERED') = (fine_id IS NOT NULL))
);
CREATE INDEX quarantine_waiting ON quarantine (received_at, id) WHERE decision IS NULL;
CREATE INDEX quarantine_of_device ON quarantine (device_id, sequence);
CREATE INDEX quarantine_of_number ON quarantine (series_id, number) WHERE number IS NOT NULL;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON quarantine FOR EACH ROW EXECUTE FUNCTION audit_row();

-- The end of an officer's shift as the device tells it: so many fines, up to this link of its chain.
CREATE TABLE shift (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_id   uuid NOT NULL CONSTRAINT shift_device REFERENCES device,
    officer_id  bigint CONSTRAINT shift_officer REFERENCES officer,
    sequence    bigint NOT NULL CHECK (sequence > 0),
    first_seq   bigint NOT NULL,
    last_seq    bigint NOT NULL CHECK (last_seq >= first_seq - 1),
    count       integer NOT NULL CHECK (count >= 0),
    head        bytea NOT NULL CHECK (length(head) = 32),
    jws         text NOT NULL CHECK (length(jws) <= 32768),
    hash        bytea NOT NULL CONSTRAINT shift_hash UNIQUE CHECK (length(hash) = 32),
    previous    bytea NOT NULL CHECK (length(previous) = 32),
    received_at timestamptz NOT NULL,
    matched_at  timestamptz,
    CONSTRAINT shift_sequence UNIQUE (device_id, sequence)
);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON shift FOR EACH ROW EXECUTE FUNCTION audit_row();

-- All that a device ever said, by its place in the chain.
CREATE VIEW device_word AS
    SELECT device_id, sequence, hash, previous, true AS fine FROM acta
    UNION ALL SELECT device_id, sequence, hash, previous, kind = 'ACTA' FROM quarantine WHERE sequence IS NOT NULL
    UNION ALL SELECT device_id, sequence, hash, previous, false FROM number_end WHERE sequence IS NOT NULL
    UNION ALL SELECT device_id, sequence, hash, previous, false FROM shift;

-- Numbers that are accounted for, by the device that told of them or, without one, by the office.
CREATE VIEW number_told AS
    SELECT series_id, number, device_id FROM acta
    UNION ALL SELECT series_id, number, device_id FROM number_end
    UNION ALL SELECT series_id, number, device_id FROM quarantine WHERE number IS NOT NULL;

ALTER TABLE fine DROP CONSTRAINT fine_source_check,
    ADD CONSTRAINT fine_source_check CHECK (source IN ('API', 'BATCH', 'STREAM', 'IMPORT', 'OFFICE', 'DEVICE')) NOT VALID;
