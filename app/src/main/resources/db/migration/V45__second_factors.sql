-- The second factor of a staff account: the secret that its owner's application shares with us, sealed with a key that is not in
-- the database, and the time step of the last code that was taken, so that each is good once.
CREATE TABLE authenticator (
    account_id bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    secret     text NOT NULL CHECK (length(secret) <= 2000),
    last_step  bigint NOT NULL,
    added_at   timestamptz NOT NULL DEFAULT now()
);

-- What opens in its place when the device is lost: each once. 120 bits, so a plain hash keeps them.
CREATE TABLE recovery_code (
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    code_hash  bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at    timestamptz,
    PRIMARY KEY (account_id, code_hash)
);

-- A password that is only long enough beside a second factor.
ALTER TABLE account ADD COLUMN password_short boolean NOT NULL DEFAULT false;

-- The roles that may not be without a second factor.
ALTER TABLE town ADD COLUMN second_factor_roles text[] NOT NULL DEFAULT '{}';

-- An account as signing in sees it: whether it has a second factor, and what it has to see to before anything else is open to it.
CREATE VIEW account_login AS
SELECT id, username AS login, role, active, password_hash, second_factor,
       CASE WHEN password_given THEN 'OWN_PASSWORD'
            WHEN second_factor THEN NULL
            WHEN password_short THEN 'LONGER_PASSWORD'
            WHEN role = ANY (town.second_factor_roles) THEN 'SECOND_FACTOR' END AS lack
FROM (SELECT account.id, username, role, active, password_hash, password_given, password_short,
             EXISTS (SELECT FROM authenticator WHERE account_id = account.id) AS second_factor
      FROM account) AS account
CROSS JOIN (SELECT second_factor_roles FROM town) AS town;

-- Copies of the application ask again what an account lacks when it got or lost its second factor.
CREATE FUNCTION announce_factor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('token_revoked', id::text) FROM token
    WHERE account_id = CASE WHEN TG_OP = 'DELETE' THEN OLD.account_id ELSE NEW.account_id END
      AND revoked_at IS NULL AND expires_at > now();
    RETURN NULL;
END $$;
CREATE TRIGGER announce_factor AFTER INSERT OR DELETE ON authenticator FOR EACH ROW EXECUTE FUNCTION announce_factor();
