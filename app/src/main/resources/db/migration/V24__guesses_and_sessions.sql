-- Failed sign-ins of one account or officer ("account:7", "officer:9"; who is unknown by a hash of what was typed) from one place:
-- an address, a device that signed in before, or '' for all strangers together. Every copy of the application counts here.
CREATE TABLE guess (
    subject  text NOT NULL CHECK (length(subject) <= 100),
    place    text NOT NULL CHECK (length(place) <= 100),
    failures integer NOT NULL,
    since    timestamptz NOT NULL,
    PRIMARY KEY (subject, place)
);
CREATE INDEX guess_since ON guess (since);

-- A session of the interface: when it was last used, and when its holder last proved to be there. Apart from the token, whose
-- changes are audited one by one.
CREATE TABLE session_use (
    token_id  uuid PRIMARY KEY REFERENCES token ON DELETE CASCADE,
    used_at   timestamptz NOT NULL DEFAULT now(),
    proven_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO session_use (token_id, proven_at)
SELECT id, issued_at FROM token WHERE purpose = 'WEB' AND revoked_at IS NULL AND expires_at > now();

-- A password that somebody else chose opens nothing but the page where its owner chooses another.
ALTER TABLE account ADD COLUMN password_given boolean NOT NULL DEFAULT false;

-- Who gets another name keeps their tokens: copies of the application ask again what it is.
CREATE FUNCTION announce_rename() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'officer' THEN
        PERFORM pg_notify('token_revoked', id::text) FROM token
        WHERE officer_id = NEW.id AND revoked_at IS NULL AND expires_at > now();
    ELSE
        PERFORM pg_notify('token_revoked', id::text) FROM token
        WHERE account_id = NEW.id AND revoked_at IS NULL AND expires_at > now();
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER announce_rename AFTER UPDATE OF badge ON officer
    FOR EACH ROW WHEN (NEW.badge <> OLD.badge) EXECUTE FUNCTION announce_rename();
CREATE TRIGGER announce_rename AFTER UPDATE OF username ON account
    FOR EACH ROW WHEN (NEW.username <> OLD.username) EXECUTE FUNCTION announce_rename();
