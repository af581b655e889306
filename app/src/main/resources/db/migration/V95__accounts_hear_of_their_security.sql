-- An account may have an address, at which its owner hears at once of what touches its security, in the language that the page
-- had when the address was given.
ALTER TABLE account
    ADD COLUMN email    text CHECK (email = btrim(email) AND length(email) BETWEEN 3 AND 254 AND position('@' IN email) > 1),
    ADD COLUMN language text NOT NULL DEFAULT 'es' CHECK (language IN ('es', 'en'));

-- Such a notice says what happened and from where; it goes to the address of that moment, also when the address was changed since.
ALTER TABLE notice
    ADD COLUMN account_id    bigint REFERENCES account ON DELETE SET NULL,
    ADD COLUMN event         text CHECK (length(event) BETWEEN 1 AND 60),
    ADD COLUMN event_address text CHECK (length(event_address) <= 100),
    DROP CONSTRAINT notice_kind_check, DROP CONSTRAINT notice_role_check,
    ADD CONSTRAINT notice_kind_check CHECK (kind IN ('COURTESY', 'LEGAL', 'REPORT', 'CHECKPOINT', 'SECURITY')),
    ADD CONSTRAINT notice_role_check CHECK (role IN ('OWNER', 'OFFICER', 'AUDITOR', 'ACCOUNT')),
    ADD CONSTRAINT notice_to_accounts CHECK ((kind = 'SECURITY') = (role = 'ACCOUNT') AND (kind = 'SECURITY') = (event IS NOT NULL));
CREATE INDEX notice_by_account ON notice (account_id, event, created_at) WHERE account_id IS NOT NULL;
ALTER TABLE mail_template DROP CONSTRAINT mail_template_purpose_check,
    ADD CONSTRAINT mail_template_purpose_check CHECK (purpose IN ('FINE', 'COPY', 'REPORT', 'CHECKPOINT', 'SECURITY'));

CREATE FUNCTION tell_account(whose account, recipient text, happened text, address text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO notice (kind, role, account_id, recipient, language, event, event_address)
    SELECT 'SECURITY', 'ACCOUNT', whose.id, recipient, whose.language, happened, address WHERE recipient IS NOT NULL
$$;

-- Of attempts that were held back one notice an hour, since a stranger makes them.
CREATE FUNCTION tell_account_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_account(account, email, NEW.kind, NEW.address) FROM account
    WHERE id = NEW.account_id
      AND (NEW.kind <> 'SIGN_IN_BLOCKED' OR NOT EXISTS (
               SELECT FROM notice WHERE account_id = NEW.account_id AND event = NEW.kind AND created_at > now() - interval '1 hour'));
    RETURN NULL;
END $$;
CREATE TRIGGER told AFTER INSERT ON security_event FOR EACH ROW
    WHEN (NEW.kind IN ('SIGN_IN_BLOCKED', 'SECOND_FACTOR_ADDED', 'SECOND_FACTOR_REMOVED', 'PASSKEY_ADDED', 'PASSKEY_REMOVED',
                       'RECOVERY_CODE_USED', 'RECOVERY_CODES_RENEWED')
          OR NEW.kind = 'SIGN_IN' AND NEW.facts ->> 'device' = 'new')
    EXECUTE FUNCTION tell_account_of_event();

-- A changed password and a changed address are told whoever changed them; the former address hears that it is one no more.
CREATE FUNCTION tell_account_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.password_hash IS DISTINCT FROM OLD.password_hash THEN
        PERFORM tell_account(NEW, coalesce(OLD.email, NEW.email), 'PASSWORD_CHANGED', acting_from());
    END IF;
    IF NEW.email IS DISTINCT FROM OLD.email THEN
        PERFORM tell_account(OLD, OLD.email, 'EMAIL_REMOVED', acting_from());
        PERFORM tell_account(NEW, NEW.email, 'EMAIL_SET', acting_from());
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told AFTER UPDATE OF email, password_hash ON account FOR EACH ROW EXECUTE FUNCTION tell_account_of_change();
CREATE FUNCTION tell_new_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_account(NEW, NEW.email, 'EMAIL_SET', acting_from());
    RETURN NULL;
END $$;
CREATE TRIGGER told_first AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION tell_new_account();

-- With an account goes what its notices said of it.
CREATE FUNCTION cancel_account_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notice SET recipient = NULL, facts = NULL, event_address = NULL,
                      state = CASE WHEN state IN ('PENDING', 'FAILED') THEN 'CANCELLED' ELSE state END
    WHERE account_id = OLD.id;
    RETURN OLD;
END $$;
CREATE TRIGGER cancel_notices BEFORE DELETE ON account FOR EACH ROW EXECUTE FUNCTION cancel_account_notices();
