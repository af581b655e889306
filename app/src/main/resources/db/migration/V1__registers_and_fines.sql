-- The registers, the fines, access and the audit trail. What must always hold is held here, not in the application.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The form in which text is searched: lower case, without the accents of Spanish and Portuguese.
CREATE FUNCTION searchable(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(lower(written), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc');

CREATE TABLE person (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 200),
    email      text NOT NULL CHECK (email = btrim(email) AND length(email) BETWEEN 3 AND 254 AND position('@' IN email) > 1),
    version    integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX person_email ON person (lower(email));
CREATE INDEX person_name ON person (searchable(name), id);
CREATE INDEX person_search ON person USING gin ((searchable(name) || ' ' || lower(email)) gin_trgm_ops);

CREATE TABLE vehicle (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    country          text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    plate            text NOT NULL CHECK (plate ~ '^[A-Z0-9]{2,12}$'),
    plate_as_written text NOT NULL CHECK (length(plate_as_written) <= 40),
    brand            text NOT NULL CHECK (length(brand) BETWEEN 1 AND 100),
    color            text NOT NULL CHECK (length(color) BETWEEN 1 AND 60),
    person_id        bigint NOT NULL CONSTRAINT vehicle_owner REFERENCES person,
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT vehicle_plate UNIQUE (country, plate)
);
CREATE INDEX vehicle_owner ON vehicle (person_id);
CREATE INDEX vehicle_search ON vehicle USING gin ((lower(plate) || ' ' || searchable(brand) || ' ' || searchable(color)) gin_trgm_ops);

CREATE TABLE officer (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 200),
    badge         text NOT NULL CHECK (badge = btrim(badge) AND length(badge) BETWEEN 1 AND 60),
    active        boolean NOT NULL DEFAULT true,
    password_hash text,
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX officer_badge ON officer (lower(badge));
CREATE INDEX officer_name ON officer (searchable(name), id);

-- The catalogue of offences (nomenclador). Fixed units (UF) are priced elsewhere, per date and town.
CREATE TABLE offence (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code        text NOT NULL CHECK (code = btrim(code) AND length(code) BETWEEN 1 AND 40),
    description text NOT NULL CHECK (length(description) BETWEEN 1 AND 500),
    fixed_units numeric(12, 2) CHECK (fixed_units >= 0),
    points      integer CHECK (points >= 0),
    active      boolean NOT NULL DEFAULT true,
    version     integer NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX offence_code ON offence (lower(code));

-- A fine as an officer loaded it. Its id is a UUIDv7, made by the device, or derived from the content when the device
-- sent none: then an exact repeat meets its own primary key. digest is the SHA-256 of that content and its officer.
CREATE TABLE fine (
    id               uuid PRIMARY KEY,
    country          text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    plate            text CHECK (plate ~ '^[A-Z0-9]{2,12}$'),
    plate_as_written text NOT NULL CHECK (length(plate_as_written) <= 40),
    vehicle_id       bigint CONSTRAINT fine_vehicle REFERENCES vehicle,
    officer_id       bigint NOT NULL CONSTRAINT fine_officer REFERENCES officer,
    committed_at     timestamptz NOT NULL,
    received_at      timestamptz NOT NULL DEFAULT now(),
    comments         text NOT NULL CHECK (length(comments) <= 2000),
    offence_id       bigint CONSTRAINT fine_offence REFERENCES offence,
    place            text CHECK (length(place) <= 300),
    latitude         double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude        double precision CHECK (longitude BETWEEN -180 AND 180),
    number           text CHECK (length(number) BETWEEN 1 AND 60),
    status           text NOT NULL DEFAULT 'ISSUED' CHECK (status IN ('ISSUED', 'OBSERVED', 'VALIDATED', 'VOIDED')),
    observation      text CHECK (length(observation) <= 500),
    source           text NOT NULL CHECK (source IN ('API', 'BATCH', 'STREAM', 'IMPORT', 'OFFICE')),
    received_from    text,
    digest           bytea NOT NULL CHECK (length(digest) = 32),
    version          integer NOT NULL DEFAULT 1,
    updated_at       timestamptz,
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (status IN ('OBSERVED', 'VOIDED') OR vehicle_id IS NOT NULL)
);
CREATE INDEX fine_by_vehicle ON fine (vehicle_id, committed_at DESC, id DESC);
CREATE INDEX fine_by_officer ON fine (officer_id, committed_at DESC, id DESC);
CREATE INDEX fine_by_time ON fine (committed_at DESC, id DESC);
CREATE INDEX fine_by_offence ON fine (offence_id, committed_at DESC, id DESC) WHERE offence_id IS NOT NULL;
CREATE INDEX fine_observed ON fine (plate, committed_at DESC, id DESC) WHERE vehicle_id IS NULL;
CREATE INDEX fine_by_status ON fine (status, committed_at DESC, id DESC) WHERE status <> 'ISSUED';
CREATE INDEX fine_by_number ON fine (number) WHERE number IS NOT NULL;

-- Who may come in: staff accounts here, officers above; and every token handed to either.
CREATE TABLE account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username      text NOT NULL CHECK (username ~ '^[A-Za-z0-9._@-]{2,100}$'),
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role          text NOT NULL CHECK (role IN ('ADMINISTRATOR', 'SUPERVISOR', 'AUDITOR')),
    password_hash text NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX account_username ON account (lower(username));

CREATE TABLE token (
    id          uuid PRIMARY KEY,
    officer_id  bigint REFERENCES officer ON DELETE CASCADE,
    account_id  bigint REFERENCES account ON DELETE CASCADE,
    purpose     text NOT NULL CHECK (purpose IN ('API', 'WEB')),
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > issued_at),
    issued_from text,
    label       text CHECK (length(label) <= 200),
    revoked_at  timestamptz,
    CHECK (num_nonnulls(officer_id, account_id) = 1)
);
CREATE INDEX token_officer ON token (officer_id, issued_at DESC) WHERE officer_id IS NOT NULL;
CREATE INDEX token_account ON token (account_id, issued_at DESC) WHERE account_id IS NOT NULL;
CREATE INDEX token_revoked ON token (expires_at) WHERE revoked_at IS NOT NULL;

-- Every write, told by the database itself. New fines come many in one statement and share one row, found again by its
-- moment: audit.at = fine.received_at.
CREATE TABLE audit (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor       text NOT NULL,
    address     text,
    action      text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE')),
    subject     text NOT NULL,
    subject_id  text,
    subject_ids uuid[],
    before      jsonb,
    after       jsonb
);
CREATE INDEX audit_subject ON audit (subject, subject_id, id) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_fines ON audit (at) WHERE subject_ids IS NOT NULL;

-- The writer names itself with set_config('labra.actor', …) and 'labra.address'; without, the database role is the actor.
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (actor, address, action, subject, subject_id, before, after)
    VALUES (coalesce(nullif(current_setting('labra.actor', true), ''), 'database:' || current_user),
            nullif(current_setting('labra.address', true), ''),
            TG_OP, TG_TABLE_NAME,
            CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ->> 'id' ELSE to_jsonb(NEW) ->> 'id' END,
            CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - 'password_hash' END,
            CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - 'password_hash' END);
    RETURN NULL;
END $$;

CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON person FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON vehicle FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON officer FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON offence FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON account FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON token FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER UPDATE OR DELETE ON fine FOR EACH ROW EXECUTE FUNCTION audit_row();

-- What waits to be told to the world. New fines of one statement share one row; the relay makes the notices of it.
CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    fine_ids   uuid[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- One audit row and, unless the writer said set_config('labra.notify', 'off'), one outbox row for all the fines of a statement.
CREATE FUNCTION fines_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := (SELECT array_agg(id) FROM inserted);
BEGIN
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit (actor, address, action, subject, subject_ids)
    VALUES (coalesce(nullif(current_setting('labra.actor', true), ''), 'officers'),
            nullif(current_setting('labra.address', true), ''), 'INSERT', 'fine', ids);
    IF current_setting('labra.notify', true) IS DISTINCT FROM 'off' THEN
        INSERT INTO outbox (topic, fine_ids) VALUES ('fine_registered', ids);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER announced AFTER INSERT ON fine REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION fines_inserted();

-- The trail is only added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is only added to';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A fine that waited for its plate belongs to the vehicle as soon as that is registered.
CREATE FUNCTION tie_observed_fines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE fine SET vehicle_id = NEW.id,
                    status = CASE WHEN status = 'OBSERVED' AND observation IS NULL THEN 'ISSUED' ELSE status END,
                    version = version + 1, updated_at = now()
    WHERE vehicle_id IS NULL AND plate = NEW.plate AND country = NEW.country;
    RETURN NULL;
END $$;
CREATE TRIGGER tie_observed_fines AFTER INSERT OR UPDATE OF country, plate ON vehicle
    FOR EACH ROW EXECUTE FUNCTION tie_observed_fines();

-- Copies of the application hear of a revocation when it commits.
CREATE FUNCTION announce_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM pg_notify('token_revoked', OLD.id::text);
    ELSIF NEW.revoked_at IS NOT NULL AND OLD.revoked_at IS NULL THEN
        PERFORM pg_notify('token_revoked', NEW.id::text);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER announce_revocation AFTER UPDATE OR DELETE ON token FOR EACH ROW EXECUTE FUNCTION announce_revocation();

-- Who is deactivated is out at once.
CREATE FUNCTION revoke_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'officer' THEN
        UPDATE token SET revoked_at = now() WHERE officer_id = NEW.id AND revoked_at IS NULL AND expires_at > now();
    ELSE
        UPDATE token SET revoked_at = now() WHERE account_id = NEW.id AND revoked_at IS NULL AND expires_at > now();
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER revoke_tokens AFTER UPDATE OF active ON officer
    FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION revoke_tokens();
CREATE TRIGGER revoke_tokens AFTER UPDATE OF active, role, password_hash ON account
    FOR EACH ROW WHEN (NOT NEW.active OR NEW.role <> OLD.role OR NEW.password_hash <> OLD.password_hash)
    EXECUTE FUNCTION revoke_tokens();
CREATE TRIGGER revoke_tokens_with_password AFTER UPDATE OF password_hash ON officer
    FOR EACH ROW WHEN (NEW.password_hash IS DISTINCT FROM OLD.password_hash) EXECUTE FUNCTION revoke_tokens();
