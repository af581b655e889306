package labra.imports.mapping;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import labra.csv.ImportMessages;

/// What a column of a file can feed. The names that files give it are in `mappings/synonyms.properties`.
public enum ImportColumn {
    NUMBER,
    PLATE,
    TIMESTAMP,
    DATE,
    TIME,
    COMMENTS,
    PLACE,
    OFFENCE_CODE,
    OFFENCE_DESCRIPTION,
    OFFICER_BADGE,
    OFFICER_NAME,
    VOIDED,
    LATITUDE,
    LONGITUDE,
    PLATE_COUNTRY,
    BRAND,
    COLOR,
    OWNER_EMAIL,
    OWNER_NAME,
    NAME,
    EMAIL,
    CODE,
    DESCRIPTION,
    FIXED_UNITS,
    POINTS;

    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+|[ºª]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OUTER = Pattern.compile("^_|_$");

    /// Its key in a mapping file, such as `offence-code`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name on a page.
    public String label(Locale locale) {
        return ImportMessages.text(locale, "column." + key());
    }

    /// The name of the column of that key, and the key itself where there is none.
    public static String label(String key, Locale locale) {
        return Arrays.stream(values())
                .filter(column -> column.key().equals(key))
                .findFirst()
                .map(column -> column.label(locale))
                .orElse(key);
    }

    /// A heading without case, accents and punctuation: `N° Acta ` is `n_acta`. One of signs alone stays as it is.
    static String plain(String heading) {
        String bare = MARKS.matcher(Normalizer.normalize(heading, Normalizer.Form.NFD))
                .replaceAll("");
        String joined = NOT_ALPHANUMERIC.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("_");
        String plain = OUTER.matcher(joined).replaceAll("");
        return plain.isEmpty() ? heading.strip() : plain;
    }
}
