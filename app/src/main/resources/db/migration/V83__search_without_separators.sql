-- As in V62, and hyphens, dots, strokes and blanks are alike: Ana-María, J. Pérez, CAS.01. labra.web.lists.Search does the same to
-- what is typed.
CREATE OR REPLACE FUNCTION searchable(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN replace(replace(replace(
               CASE WHEN octet_length(written) = length(written) THEN translate(lower(written), '`-._/,', '''     ')
                    ELSE replace(replace(replace(replace(
                             translate(lower(regexp_replace(normalize(translate(written, '`´', ''''''), NFKD), '[\u0300-\u036f]', '', 'g')),
                                       'łøđħıŧŋðĸƀɓƈɖɗɠɨƙƚɲƞƥƭʈʋƴƶǥəǝɛɔʉɵ’ʼ‘ʻ′-._/,‐‑‒–—·',
                                       'lodhitndkbbcddgiklnnpttvyzgeeeouo''''''''''           '),
                             'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') END,
               '    ', ' '), '  ', ' '), '  ', ' ');

REINDEX INDEX person_search;
REINDEX INDEX person_name;
REINDEX INDEX officer_name;
REINDEX INDEX vehicle_search;
