-- Passkeys of staff accounts: the public half of a key that a device keeps, and how often the device says it was used.
CREATE TABLE passkey (
    id         bytea PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 1023),
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    credential bytea NOT NULL CHECK (length(credential) <= 8000),
    backup_eligible boolean NOT NULL,
    counter    bigint NOT NULL,
    added_at   timestamptz NOT NULL DEFAULT now(),
    used_at    timestamptz
);
CREATE INDEX passkey_account ON passkey (account_id);

-- What devices know an account by: it names nobody.
ALTER TABLE account ADD COLUMN user_handle uuid NOT NULL DEFAULT gen_random_uuid();

-- Challenges that a device has answered, so that each is answered once; they are good for five minutes.
CREATE TABLE used_challenge (
    challenge bytea PRIMARY KEY CHECK (length(challenge) = 32),
    used_at   timestamptz NOT NULL DEFAULT now()
);

-- A passkey is a second factor too.
CREATE OR REPLACE VIEW account_login AS
SELECT id, username AS login, role, active, password_hash, second_factor,
       CASE WHEN password_given THEN 'OWN_PASSWORD'
            WHEN second_factor THEN NULL
            WHEN password_short THEN 'LONGER_PASSWORD'
            WHEN role = ANY (town.second_factor_roles) THEN 'SECOND_FACTOR' END AS lack
FROM (SELECT account.id, username, role, active, password_hash, password_given, password_short,
             EXISTS (SELECT FROM authenticator WHERE account_id = account.id)
                 OR EXISTS (SELECT FROM passkey WHERE account_id = account.id) AS second_factor
      FROM account) AS account
CROSS JOIN (SELECT second_factor_roles FROM town) AS town;

CREATE TRIGGER announce_factor AFTER INSERT OR DELETE ON passkey FOR EACH ROW EXECUTE FUNCTION announce_factor();
