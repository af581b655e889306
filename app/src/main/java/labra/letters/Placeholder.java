package labra.letters;

import java.util.Arrays;
import java.util.Optional;

/// What a town's own words may name between braces, and nothing else.
enum Placeholder {
    NAME("nombre"),
    TOWN("municipio"),
    PLATE("placa"),
    DATE("fecha"),
    TIME("hora"),
    PLACE("lugar"),
    OFFENCE("infraccion"),
    CODE("codigo"),
    FIXED_UNITS("unidades_fijas"),
    AMOUNT("importe"),
    REDUCED_AMOUNT("importe_con_descuento"),
    DISCOUNT_UNTIL("descuento_hasta"),
    PAID("pagado"),
    LEFT("saldo"),
    COMMENTS("comentarios"),
    NUMBER("numero"),
    OFFICER("oficial"),
    COUNT("cantidad"),
    CONTACT("contacto"),
    REPORT_LINK("enlace_informe"),
    LOG("registro"),
    EVENT("suceso"),
    USERNAME("usuario"),
    ADDRESS("direccion"),
    DETAILS("detalle");

    private final String wireName;

    Placeholder(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static Optional<Placeholder> named(String name) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.wireName.equals(name))
                .findFirst();
    }
}
