package labra.vehicles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import labra.web.BadField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What says that there is no plate, told from plates of letters alone.
class NoPlateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 KM",
                "0km",
                "O.K.M.",
                "EN TRÁMITE",
                "Pendiente",
                "PEND.",
                "por confirmar",
                "N/C",
                "S/I",
                "N.P.",
                "no tiene placa",
                "SIN PLACA VISIBLE",
                "sin chapa patente",
                "PLACA ILEGIBLE",
                "patente provisoria",
                "EXTRANJERA",
                "TAPADA",
                "NO SE VE BIEN",
                "NO FIGURA",
                "SE DESCONOCE",
                "NO DATA",
                "Patente",
                "DOMINIO",
                "UNREG",
                "não identificada",
                "SINPATENTE1",
                "NO PLATE 7",
                "NULLNULL",
                "VACÍO",
                "falta",
                "without plate"
            })
    void no_vehicle_has_it(String written) {
        assertThat(NoPlate.isSaid(written)).isTrue();
        assertThatThrownBy(() -> Plate.parse(written)).isInstanceOf(BadField.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SP1", "NA12", "SI123", "S AB", "NOVA", "SINFONIA", "ROMA", "ROTA123", "PLACA1", "AE123CD"})
    void it_is_a_plate(String written) throws BadField {
        assertThat(NoPlate.isSaid(written)).isFalse();
        assertThat(Plate.parse(written).text()).isEqualTo(written.replace(" ", ""));
    }

    @Test
    void a_long_text_with_a_number_is_not_taken_for_none() {
        assertThat(NoPlate.isSaid("AE123CD sin luces")).isFalse();
    }
}
