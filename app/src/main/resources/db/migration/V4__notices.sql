-- Notices: what is told to whom about a fine, how that went, and in which words.

-- A person's language, their objection to courtesy mail, and that their address is known not to take mail.
ALTER TABLE person
    ADD COLUMN language    text NOT NULL DEFAULT 'es' CHECK (language IN ('es', 'en')),
    ADD COLUMN objected_at timestamptz,
    ADD COLUMN bounced_at  timestamptz,
    ADD COLUMN bounce      text CHECK (length(bounce) <= 1000);

-- An officer may have an address, and wish for a copy of what the owner is told.
ALTER TABLE officer
    ADD COLUMN email        text CHECK (email = btrim(email) AND length(email) BETWEEN 3 AND 254 AND position('@' IN email) > 1),
    ADD COLUMN copy_notices boolean NOT NULL DEFAULT false,
    ADD COLUMN bounced_at   timestamptz,
    ADD COLUMN bounce       text CHECK (length(bounce) <= 1000);

-- Another address has not bounced.
CREATE FUNCTION forget_bounce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.bounced_at := NULL;
    NEW.bounce := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER forget_bounce BEFORE UPDATE OF email ON person
    FOR EACH ROW WHEN (lower(NEW.email) IS DISTINCT FROM lower(OLD.email)) EXECUTE FUNCTION forget_bounce();
CREATE TRIGGER forget_bounce BEFORE UPDATE OF email ON officer
    FOR EACH ROW WHEN (lower(NEW.email) IS DISTINCT FROM lower(OLD.email)) EXECUTE FUNCTION forget_bounce();

-- A report that somebody asked for by mail waits in the outbox too, whether or not anybody has that address.
ALTER TABLE outbox
    ADD COLUMN email text CHECK (length(email) <= 254),
    ADD CHECK ((topic = 'report_requested') = (email IS NOT NULL));
CREATE INDEX outbox_reports ON outbox (id) WHERE topic = 'report_requested';

-- The words of a mail as the town writes them; the newest of a purpose and language counts, the shipped words without any.
CREATE TABLE mail_template (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purpose    text NOT NULL CHECK (purpose IN ('FINE', 'COPY', 'REPORT')),
    language   text NOT NULL CHECK (language IN ('es', 'en')),
    subject    text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    body       text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
    author     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX mail_template_newest ON mail_template (purpose, language, id DESC);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON mail_template FOR EACH ROW EXECUTE FUNCTION audit_row();

-- One message to one recipient about one fine. A COURTESY mail informs; a LEGAL notice starts deadlines and keeps its
-- proof and the date from which it counts (notified_at); a REPORT answers who asked for theirs.
CREATE TABLE notice (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text NOT NULL CHECK (kind IN ('COURTESY', 'LEGAL', 'REPORT')),
    channel         text NOT NULL DEFAULT 'EMAIL' CHECK (channel IN ('EMAIL', 'POST', 'PERSONAL', 'ELECTRONIC_DOMICILE', 'EDICT')),
    role            text NOT NULL CHECK (role IN ('OWNER', 'OFFICER')),
    fine_id         uuid REFERENCES fine ON DELETE SET NULL,
    person_id       bigint REFERENCES person ON DELETE SET NULL,
    officer_id      bigint REFERENCES officer ON DELETE SET NULL,
    recipient       text,
    language        text NOT NULL CHECK (language IN ('es', 'en')),
    state           text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'FAILED', 'GIVEN_UP', 'BOUNCED', 'OBJECTED', 'CANCELLED')),
    attempts        integer NOT NULL DEFAULT 0,
    doubts          integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    claimed_by      uuid,
    claimed_until   timestamptz,
    last_error      text CHECK (length(last_error) <= 1000),
    message_id      text,
    template_id     bigint,
    facts           jsonb,
    digest          bytea CHECK (length(digest) = 32),
    proof           text CHECK (length(proof) <= 1000),
    created_at      timestamptz NOT NULL DEFAULT now(),
    sent_at         timestamptz,
    notified_at     timestamptz CHECK (notified_at IS NULL OR kind = 'LEGAL'),
    CHECK ((state = 'SENDING') = (claimed_by IS NOT NULL)),
    CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
    CHECK ((state = 'SENT') = (sent_at IS NOT NULL))
);
-- However often a fine is told of, a recipient has one notice of each kind. Officers count below zero.
CREATE UNIQUE INDEX notice_once ON notice (fine_id, coalesce(person_id, -officer_id), kind) WHERE fine_id IS NOT NULL;
CREATE INDEX notice_due ON notice (next_attempt_at, id) WHERE state IN ('PENDING', 'FAILED');
CREATE INDEX notice_claimed ON notice (claimed_by, claimed_until) WHERE state = 'SENDING';
CREATE INDEX notice_by_state ON notice (state, id);
CREATE INDEX notice_sent ON notice (sent_at) WHERE state = 'SENT';
CREATE INDEX notice_by_person ON notice (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX notice_by_officer ON notice (officer_id) WHERE officer_id IS NOT NULL;

-- Every try that failed; the one that went through is told by the notice itself.
CREATE TABLE notice_attempt (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id bigint NOT NULL REFERENCES notice ON DELETE CASCADE,
    at        timestamptz NOT NULL DEFAULT now(),
    error     text NOT NULL CHECK (length(error) <= 1000)
);
CREATE INDEX notice_attempt_of ON notice_attempt (notice_id, id);

-- The key of the links by which a person changes their preferences without signing in.
CREATE TABLE link_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    key      bytea NOT NULL
);
INSERT INTO link_key (key) SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

-- A fine that comes to another vehicle, or to its first, is told to that vehicle's owner; who has not been told yet and
-- has nothing to do with it any more is left alone. Imported fines stay untold, whenever their plate turns up.
CREATE FUNCTION fines_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved uuid[] := (SELECT array_agg(after.id) FROM changed AS after JOIN unchanged AS before ON before.id = after.id
                     WHERE after.vehicle_id IS DISTINCT FROM before.vehicle_id AND after.vehicle_id IS NOT NULL
                       AND after.source <> 'IMPORT');
BEGIN
    IF moved IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE notice SET state = 'CANCELLED'
    FROM fine JOIN vehicle ON vehicle.id = fine.vehicle_id
    WHERE fine.id = ANY (moved) AND notice.fine_id = fine.id AND notice.state IN ('PENDING', 'FAILED')
      AND notice.person_id <> vehicle.person_id;
    IF current_setting('labra.notify', true) IS DISTINCT FROM 'off' THEN
        INSERT INTO outbox (topic, fine_ids) VALUES ('fine_registered', moved);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moved AFTER UPDATE ON fine REFERENCING OLD TABLE AS unchanged NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION fines_moved();

-- What is removed is mailed about no more. With a person goes what their notices said of them.
CREATE FUNCTION cancel_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'fine' THEN
        UPDATE notice SET state = 'CANCELLED' WHERE fine_id = OLD.id AND state IN ('PENDING', 'FAILED');
    ELSIF TG_TABLE_NAME = 'person' THEN
        UPDATE notice SET recipient = NULL, facts = NULL,
                          state = CASE WHEN state IN ('PENDING', 'FAILED') THEN 'CANCELLED' ELSE state END
        WHERE person_id = OLD.id;
    ELSE
        UPDATE notice SET recipient = NULL,
                          state = CASE WHEN state IN ('PENDING', 'FAILED') THEN 'CANCELLED' ELSE state END
        WHERE officer_id = OLD.id;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER cancel_notices BEFORE DELETE ON fine FOR EACH ROW EXECUTE FUNCTION cancel_notices();
CREATE TRIGGER cancel_notices BEFORE DELETE ON person FOR EACH ROW EXECUTE FUNCTION cancel_notices();
CREATE TRIGGER cancel_notices BEFORE DELETE ON officer FOR EACH ROW EXECUTE FUNCTION cancel_notices();
