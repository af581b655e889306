package labra.vehicles;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/// What people and programs write where a vehicle shows no plate. A town adds its own words with `labra.plates.none`.
public final class NoPlate {
    /// In capitals and without separators: as `S/P`, `s.p.` and `S-P` are all read.
    private static final Set<String> WORDS = Set.of(
            // Spanish
            "SP",
            "SD",
            "SN",
            "SPATENTE",
            "SPLACA",
            "SDOMINIO",
            "SCHAPA",
            "SMATRICULA",
            "SINPATENTE",
            "SINPATENTES",
            "SINPLACA",
            "SINPLACAS",
            "SINDOMINIO",
            "SINCHAPA",
            "SINMATRICULA",
            "SINDATO",
            "SINDATOS",
            "SINREGISTRO",
            "SINIDENTIFICAR",
            "SINIDENTIFICACION",
            "SINNUMERO",
            "NOTIENE",
            "NOPOSEE",
            "NOPORTA",
            "NOEXHIBE",
            "NOCONSTA",
            "NOAPLICA",
            "NOVISIBLE",
            "NOSEVE",
            "NOSELEE",
            "NOLEGIBLE",
            "NOIDENTIFICADA",
            "NOIDENTIFICADO",
            "NOREGISTRA",
            "NOREGISTRADA",
            "NOINFORMA",
            "NOINFORMADA",
            "NOINFORMADO",
            "NODISPONIBLE",
            "NINGUNA",
            "NINGUNO",
            "ILEGIBLE",
            "DESCONOCIDA",
            "DESCONOCIDO",
            "INEXISTENTE",
            "AUSENTE",
            "VACIO",
            "VACIA",
            "ENBLANCO",
            "NULO",
            "NULA",
            // Portuguese
            "SEMPLACA",
            "SEMPLACAS",
            "NAOTEM",
            "NAOIDENTIFICADA",
            "NAOINFORMADA",
            "ILEGIVEL",
            "NENHUMA",
            // English, and what programs write for nothing
            "NA",
            "ND",
            "NN",
            "NS",
            "NR",
            "NI",
            "NULL",
            "NIL",
            "NONE",
            "NAN",
            "NAT",
            "UNKNOWN",
            "UNKNOWNPLATE",
            "UNK",
            "UNKN",
            "NOPLATE",
            "NOPLATES",
            "NOTAG",
            "NOTAGS",
            "NOLICENSE",
            "NOLICENSEPLATE",
            "NOTAVAILABLE",
            "NOTAPPLICABLE",
            "NOTVISIBLE",
            "NOTREADABLE",
            "UNREADABLE",
            "MISSING",
            "BLANK",
            "EMPTY",
            "UNDEFINED",
            "TBD");

    private static final Set<String> OF_THE_TOWN =
            ConfigProvider.getConfig().getOptionalValues("labra.plates.none", String.class).orElse(List.of()).stream()
                    .map(NoPlate::letters)
                    .collect(Collectors.toUnmodifiableSet());

    private NoPlate() {}

    /// Whether the text, as somebody wrote it, says that there is no plate: one of the words, one sign alone, or
    /// nothing but separators.
    public static boolean isSaid(String written) {
        String letters = letters(written);
        return letters.isEmpty() ? isOneSign(Plate.withoutSeparators(written)) : isWord(letters);
    }

    /// The same of a text in capitals, without separators.
    static boolean isWord(String letters) {
        return isOneSign(letters) || WORDS.contains(letters) || OF_THE_TOWN.contains(letters);
    }

    private static boolean isOneSign(String text) {
        return text.codePoints().allMatch(sign -> sign == text.codePointAt(0));
    }

    private static String letters(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
