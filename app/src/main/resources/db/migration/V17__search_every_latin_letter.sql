-- The form in which text is searched: lower case, without the accents of any Latin letter, composed or not; letters that are no
-- accented ones, such as Ł and ı, as the plain letter that people type instead. labra.web.Search does the same to what is typed.
CREATE OR REPLACE FUNCTION searchable(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN octet_length(written) = length(written) THEN lower(written)
                ELSE replace(replace(replace(replace(
                         translate(lower(regexp_replace(normalize(written, NFKD), '[\u0300-\u036f]', '', 'g')),
                                   'łøđħıŧŋðĸƀɓƈɖɗɠɨƙƚɲƞƥƭʈʋƴƶǥəǝɛɔʉɵ’ʼ‘ʻ', 'lodhitndkbbcddgiklnnpttvyzgeeeouo'''''''''),
                         'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') END;

DROP INDEX person_search;
CREATE INDEX person_search ON person USING gin ((searchable(name) || ' ' || searchable(email)) gin_trgm_ops);
REINDEX INDEX person_name;
REINDEX INDEX officer_name;
REINDEX INDEX vehicle_search;

-- One person, one officer: text has one form (Unicode NFC). An address whose one form somebody else has already stays as it is.
UPDATE person SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
UPDATE person SET email = normalize(email, NFC)
WHERE email IS NOT NFC NORMALIZED
  AND NOT EXISTS (SELECT FROM person AS other WHERE other.id <> person.id AND lower(other.email) = lower(normalize(person.email, NFC)));
UPDATE officer SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED;
UPDATE vehicle SET brand = normalize(brand, NFC), color = normalize(color, NFC)
WHERE brand IS NOT NFC NORMALIZED OR color IS NOT NFC NORMALIZED;
