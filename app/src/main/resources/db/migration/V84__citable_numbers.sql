-- Every fine has a number that people can quote: M-1042-83, the last two signs by ISO 7064 MOD 97-10 over the letter, counted as
-- in an IBAN, and ten digits. A device's series has two letters at least, so no number is in both.
CREATE SEQUENCE fine_numbers AS bigint;
CREATE FUNCTION fine_number(counted bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT 'M-' || counted::text || '-' || lpad((98 - (220000000000 + counted) * 100 % 97)::text, 2, '0')
$$;
ALTER TABLE fine ALTER COLUMN number SET DEFAULT fine_number(nextval('fine_numbers'));
