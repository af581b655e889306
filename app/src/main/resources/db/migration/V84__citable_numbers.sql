-- Every fine has a number that people can quote: M-1042-43, the last two signs by ISO 7064 MOD 97-10 over the letter, counted as
-- in an IBAN, and ten digits. A device's series has two letters at least, so no number is in both.
CREATE SEQUENCE fine_numbers AS bigint;
CREATE FUNCTION fine_number(counted bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT 'M-' || counted::text || '-' || lpad((98 - (220000000000 + counted) * 100 % 97)::text, 2, '0')
$$;

-- Fines that brought none have theirs here: those from before, and those that a copy of the earlier version keeps while the new one
-- starts. To write it into millions of rows would hold their table up, double it, and fill the trail with changes of what nobody
-- changed. Given once, for good, by the schema itself.
CREATE TABLE earlier_number (
    fine_id uuid PRIMARY KEY,
    number  text NOT NULL CONSTRAINT earlier_number_number UNIQUE
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earlier_number
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION fines_inserted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET TimeZone = 'UTC' SET DateStyle = 'ISO' SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    ids uuid[];
    said text[];
    unnumbered uuid[];
BEGIN
    SELECT array_agg(id), array_agg(gen_random_uuid() || inserted::text), array_agg(id) FILTER (WHERE number IS NULL)
    INTO ids, said, unnumbered FROM inserted;
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit (actor, address, action, subject, subject_ids, contents)
    VALUES (acting(), acting_from(), 'INSERT', 'fine', ids, said);
    IF current_setting('labra.notify', true) IS DISTINCT FROM 'off' THEN
        INSERT INTO outbox (topic, fine_ids) VALUES ('fine_registered', ids);
    END IF;
    IF unnumbered IS NOT NULL THEN
        INSERT INTO earlier_number (fine_id, number)
        SELECT id, fine_number(nextval('fine_numbers')) FROM unnest(unnumbered) AS id;
    END IF;
    RETURN NULL;
END $$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION fines_inserted() SET search_path = %I, pg_temp', current_schema());
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_trail') THEN
        GRANT INSERT ON earlier_number TO labra_trail;
        GRANT USAGE ON SEQUENCE fine_numbers TO labra_trail;
    END IF;
END $$;

ALTER TABLE fine ALTER COLUMN number SET DEFAULT fine_number(nextval('fine_numbers'));
