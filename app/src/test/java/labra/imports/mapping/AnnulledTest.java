package labra.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A column of annulments is read as people write it, and what nobody understands is neither yes nor no.
class AnnulledTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SI",
                "Sí",
                "sí.",
                "S",
                "s",
                "X",
                "x",
                "1",
                "1.0",
                "-1",
                "true",
                "TRUE",
                "Verdadero",
                "yes",
                "Y",
                "sim",
                "T",
                "✓",
                "✔",
                "ANULADA",
                "Anulado",
                "anuladas",
                "NULA",
                "Anulada por error",
                "Acta anulada por error de carga",
                "Fue anulada",
                "Anulación",
                "ANUL.",
                "baja",
                "Dada de baja",
                "Dejada sin efecto",
                "sin efecto",
                "Sí, anulada",
                "void",
                "Voided",
                "Voided by supervisor",
                "cancelled",
                "Canceled",
                "Auto cancelado",
                "sem efeito",
                "Revogada",
                "Invalidada"
            })
    void these_words_say_that_a_fine_was_annulled(String written) {
        assertThat(Annulled.said(written)).isEqualTo(Annulled.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO",
                "no",
                "N",
                "0",
                "0.0",
                "false",
                "FALSO",
                "não",
                "f",
                "-",
                "--",
                "—",
                ".",
                "Vigente",
                "válida",
                "VALIDO",
                "valid",
                "Labrada",
                "Validada",
                "Issued",
                "Pagada",
                "pendiente",
                "active",
                "No anulada",
                "not voided",
                "NaN",
                "N/A",
                "null",
                "s/d"
            })
    void in_force(String written) {
        assertThat(Annulled.said(written)).isEqualTo(Annulled.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observada", "OBSERVADO", "observed"})
    void in_force_but_undecided(String written) {
        assertThat(Annulled.said(written)).isEqualTo(Annulled.OBSERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "v",
                "2",
                "quizás",
                "Anulación pendiente",
                "Anulada: no",
                "anulación rechazada",
                "pide anulación",
                "✗",
                "NEGATIVA",
                "No vigente",
                "en trámite",
                "Acta",
                "Anulada?? no sé",
                "аннулировано",
                "ver expediente",
                "Cancelada - pagada",
                "Pagada y cancelada",
                "Nunca anulada",
                "Rehabilitada",
                "[ ]"
            })
    void nobody_can_tell(String written) {
        assertThat(Annulled.said(written)).isEqualTo(Annulled.UNCLEAR);
    }

    @Test
    void the_words_of_a_mapping_are_the_only_ones_that_annul() {
        var ways =
                new Mapping.Ways(null, null, null, null, null, Set.of("nla"), Set.of("negativa"), false, false, false);
        assertThat(ways.annulled("NLA")).isEqualTo(Annulled.YES);
        assertThat(ways.annulled("Negativa")).isEqualTo(Annulled.NO);
        assertThat(ways.annulled("Vigente")).isEqualTo(Annulled.NO);
        assertThat(ways.annulled("")).isEqualTo(Annulled.NO);
        assertThat(ways.annulled("ANULADA")).isEqualTo(Annulled.UNCLEAR);
    }
}
