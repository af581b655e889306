package labra.vehicles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import labra.web.BadField;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/// A plate has one form, whatever people write around its letters and digits.
class PlateProperties {
    @Property
    void separators_and_case_do_not_matter(@ForAll("plates") String plate, @ForAll("separators") String separator)
            throws BadField {
        String written = separator
                + String.join(separator, plate.toLowerCase(Locale.ROOT).split(""))
                + separator;
        if (written.strip().length() <= Plate.LONGEST_WRITTEN) {
            assertThat(Plate.parse(written).text()).isEqualTo(plate);
        }
    }

    @Property
    void normalising_twice_changes_nothing(@ForAll @StringLength(max = 45) String written) {
        try {
            Plate plate = Plate.parse(written);
            assertThat(plate.text()).matches("[A-Z0-9]{2,12}");
            assertThat(Plate.parse(plate.text())).isEqualTo(plate);
            assertThat(Plate.parse(" " + plate + " ")).isEqualTo(plate);
        } catch (BadField refused) {
            assertThat(refused.on("placa_patente").key()).startsWith("field.");
        }
    }

    @Property
    void a_letter_of_another_alphabet_makes_no_plate_of_somebody_else(
            @ForAll("plates") String plate, @ForAll("strangers") String stranger) {
        try {
            assertThat(Plate.parse(stranger + plate)).isNull();
        } catch (BadField refused) {
            assertThat(refused.on("placa_patente").key()).isIn("field.not-a-plate", "field.forbidden-character");
        }
    }

    @Property
    void words_for_no_plate_are_none_however_they_are_written(
            @ForAll("words") String word, @ForAll("separators") String separator) {
        for (String written : List.of(word, word.toLowerCase(Locale.ROOT), String.join(separator, word.split("")))) {
            assertThatThrownBy(() -> Plate.parse(written))
                    .as(written)
                    .isInstanceOfSatisfying(
                            BadField.class,
                            refused -> assertThat(refused.on("placa_patente").key())
                                    .isEqualTo("field.no-plate"));
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "S/P",
                "S.P.",
                "SIN PATENTE",
                "SIN PLACA",
                "N/A",
                "NULL",
                "UNKNOWN",
                "nan",
                "None",
                "-",
                "--",
                "?",
                "????",
                "0",
                "0000",
                "XXXXXX",
                "000000",
                ".",
                "N/D",
                "VACÍO",
                "NO TIENE",
                "No Plate",
                "DESCONOCIDA",
                "SEM PLACA");
    }

    @Provide
    Arbitrary<String> plates() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .ofMinLength(2)
                .ofMaxLength(12)
                .filter(plate -> !NoPlate.isSaid(plate));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("", " ", "-", ".", "·", "–", "—", "/", "\u00a0", "\u202f", "\t", "\u200b", "\u202e", "_");
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.of(
                "?", "*", "#", "…", "+", "~", "'", "\"", "!", "(", ")", "%", "&", "@", "=", "|", "¿", "•?", "Ñ", "ñ",
                "А", "Ω", "Ａ", "１", "٣", "中", "É", "e\u0301", "²", "ª", "ß", "😀", "\ufffd");
    }
}
