-- As in V17, and what stands for an apostrophe on keyboards that lack one: D´Angelo, D`Angelo.
CREATE OR REPLACE FUNCTION searchable(written text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN octet_length(written) = length(written) THEN lower(replace(written, '`', ''''))
                ELSE replace(replace(replace(replace(
                         translate(lower(regexp_replace(normalize(translate(written, '`´', ''''''), NFKD), '[\u0300-\u036f]', '', 'g')),
                                   'łøđħıŧŋðĸƀɓƈɖɗɠɨƙƚɲƞƥƭʈʋƴƶǥəǝɛɔʉɵ’ʼ‘ʻ′', 'lodhitndkbbcddgiklnnpttvyzgeeeouo'''''''''''),
                         'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') END;

REINDEX INDEX person_search;
REINDEX INDEX person_name;
REINDEX INDEX officer_name;
REINDEX INDEX vehicle_search;
