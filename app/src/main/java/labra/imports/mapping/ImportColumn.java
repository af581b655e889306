package labra.imports.mapping;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.pages.Words;
import labra.registers.Input;

/// What a column of a file can feed. Names that files give it besides its word are in `mappings/synonyms.properties`.
public enum ImportColumn {
    NUMBER("numero"),
    PLATE("placa_patente"),
    TIMESTAMP("timestamp"),
    DATE("fecha"),
    TIME("hora"),
    COMMENTS("comentarios"),
    PLACE("lugar"),
    OFFENCE_CODE("infraccion"),
    OFFENCE_DESCRIPTION("descripcion_infraccion"),
    OFFICER_BADGE("numero_unico"),
    OFFICER_NAME("nombre_policia"),
    VOIDED("anulada"),
    LATITUDE("latitud"),
    LONGITUDE("longitud"),
    PLATE_COUNTRY("pais"),
    BRAND("marca"),
    COLOR("color"),
    OWNER_EMAIL("correo_titular"),
    OWNER_NAME("titular"),
    NAME("nombre"),
    EMAIL("correo_electronico"),
    CODE("codigo"),
    DESCRIPTION("descripcion"),
    FIXED_UNITS("unidades_fijas"),
    POINTS("puntos"),
    ACTIVE("activa");

    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+|[ºª]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OUTER = Pattern.compile("^_|_$");

    private final String fact;

    ImportColumn(String fact) {
        this.fact = fact;
    }

    /// What it is called on the wire, in forms and in the one word for it.
    public String fact() {
        return fact;
    }

    /// Those that feed these fields.
    static Set<ImportColumn> of(Stream<Input<?>> inputs) {
        Set<String> facts = inputs.map(Input::name).collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(column -> facts.contains(column.fact))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ImportColumn.class)));
    }

    /// The names that columns of files have, the most telling first: the usual ones, and the word for the fact.
    List<String> headings() {
        Stream<String> words =
                Stream.of(Locale.of("es"), Locale.ENGLISH).map(locale -> plain(Words.fact(locale, fact)));
        return Stream.concat(BundledMappings.synonyms(this).stream(), Stream.concat(Stream.of(fact), words))
                .distinct()
                .toList();
    }

    /// Its key in a mapping file, such as `offence-code`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name on a page.
    public String label(Locale locale) {
        return Words.fact(locale, fact);
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
