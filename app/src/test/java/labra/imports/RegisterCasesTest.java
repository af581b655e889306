package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.Api;
import labra.imports.loading.Options;
import labra.imports.mapping.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small files of people, vehicles and offences of the kinds that people reported, each with what must become of every
/// row.
@QuarkusTest
class RegisterCasesTest {
    private static final Locale SPANISH = Locale.of("es");

    @Inject
    Importing importing;

    @Inject
    ImportHistory history;

    @Inject
    Api api;

    @TempDir
    Path folder;

    private final String mark = Api.unique("kaso");

    @Test
    void k10_one_address_however_it_is_written_is_one_person() {
        Imports.Result result = load(
                Kind.PEOPLE,
                "nombre;correo\n"
                        + row("NBSP Final", "nbsp@example.com\u00a0")
                        + row("Cero Ancho", "zw\u200b@example.com")
                        + row("Enlace", "mailto:$mt@example.com").replace(";" + mark, ";")
                        + row("Mayus", "MAYUS@EXAMPLE.COM")
                        + row("Mayus", "mayus@example.com")
                        + row("Mayus B", "mayus@example.com")
                        + row("\"Salto\nNombre\"", "salto@example.com")
                        + row("\u200b", "vacio@example.com")
                        + row("Dos", "a@example.com,b@example.com")
                        + row("Punto", "punto@example.com.")
                        + row(" Dobles  espacios ", "esp@example.com")
                        + row("Derecha", "\u202ezw@example.com")
                        + row("Marca", "\ufeffnbsp@example.com"));
        assertThat(importing.rows("SELECT name, email FROM person WHERE email LIKE ? ORDER BY id", mark + "%"))
                .extracting(person -> person.get("name") + " " + person.get("email"))
                .containsExactly(
                        "NBSP Final " + mark + "nbsp@example.com",
                        "Cero Ancho " + mark + "zw@example.com",
                        "Mayus " + mark + "MAYUS@EXAMPLE.COM",
                        "Salto Nombre " + mark + "salto@example.com",
                        "Dobles espacios " + mark + "esp@example.com");
        assertThat(reasons(result))
                .containsExactlyInAnyOrder(
                        "4 Correo electrónico: no es un correo electrónico válido",
                        "7 Ya existe una persona con ese correo electrónico.",
                        "10 Nombre: es obligatorio",
                        "11 Correo electrónico: no es un correo electrónico válido",
                        "12 Correo electrónico: no es un correo electrónico válido",
                        "14 Ya existe una persona con ese correo electrónico.",
                        "15 Ya existe una persona con ese correo electrónico.");
    }

    @Test
    void k10_an_owner_is_found_however_the_address_is_written_and_no_plate_is_no_vehicle() {
        api.person(mark + "@example.com");
        Imports.Result result = load(
                Kind.VEHICLES,
                "placa;marca;color;correo\n"
                        + "VV%1$s;Fiat;Rojo;%2$s@EXAMPLE.COM\n"
                        + "vv-%1$s;Fiat;Rojo;%2$s@example.com\n"
                        + "VV %1$s;Fiat;Rojo;%2$s@example.com\u00a0\n"
                        + "WW%1$s;Citroën;azul;%2$s@exam\u200bple.com\n"
                        + "WW%1$s;Citroe\u0308n;azul;%2$s@example.com\n"
                        + "NULL;Ford;negro;%2$s@example.com\n"
                        + "SIN PATENTE;Ford;negro;%2$s@example.com\n"
                        + "????;Ford;negro;%2$s@example.com\n"
                        + "No Posee;Ford;negro;%2$s@example.com\n");
        assertThat(importing.value(
                        "SELECT string_agg(brand, ' ' ORDER BY v.id) FROM vehicle v"
                                + " JOIN person p ON p.id = v.person_id WHERE p.email = ?",
                        mark + "@example.com"))
                .isEqualTo("Fiat Citroën");
        assertThat(result.totals().repeated()).isEqualTo(3);
        assertThat(reasons(result)).hasSize(4).allMatch(why -> why.contains("Placa patente: "));
    }

    @Test
    void k20_an_amount_is_never_silently_a_thousandth() {
        Imports.Result both = load(
                Kind.OFFENCES,
                offences("1.000", "1.234,56", "1,5", "$ 5316.00", "1,234.56", "1 000", "100 UF", "1e3", "-5", ""));
        assertThat(units())
                .containsExactly("1 1234.56", "2 1.50", "3 5316.00", "4 1234.56", "5 1000.00", "6 100.00", "9 null");
        assertThat(reasons(both))
                .containsExactly(
                        "2 Unidades fijas: «1.000» no es un número válido",
                        "9 Unidades fijas: «1e3» no es un número válido",
                        "10 Unidades fijas: debe ser un número entre 0 y 1.000.000");
    }

    @Test
    void k20_a_column_tells_thousands_from_decimals() {
        load(Kind.OFFENCES, offences("1.000", "1.234,56", "UF 2.500", "0,5", "R$ 1.234,00", "12,50 UF.", "+7"));
        assertThat(units())
                .containsExactly("0 1000.00", "1 1234.56", "2 2500.00", "3 0.50", "4 1234.00", "5 12.50", "6 7.00");
    }

    @Test
    void k20_what_nobody_can_tell_is_refused() {
        List<String> unclear =
                List.of("1.000", "2,500", "1.00.000", "1,2,3", "½", "١٢", "5%", "12 y medio", "--", "0x10");
        Imports.Result result = load(Kind.OFFENCES, offences(unclear.toArray(String[]::new)));
        assertThat(units()).isEmpty();
        assertThat(reasons(result)).hasSize(unclear.size()).allMatch(why -> why.contains("Unidades fijas: «"));
    }

    @Test
    void k42_a_page_in_spanish_has_no_key_of_a_mapping() {
        Imports.Result result = load(
                Kind.VEHICLES, "placa;marca;color;correo\nK42" + mark.hashCode() % 1000 + ";;;no-hay@example.com\n");
        assertThat(reasons(result))
                .hasSize(1)
                .allSatisfy(why -> assertThat(why)
                        .doesNotContain("--")
                        .doesNotContain("owner-email")
                        .doesNotContain("brand"));
    }

    private Imports.Result load(Kind kind, String text) {
        String short4 = String.valueOf(Math.floorMod(mark.hashCode(), 10_000));
        String content = text.contains("%1$s") ? text.formatted(short4, mark) : text;
        return importing.run(kind, Importing.file(folder, "case.csv", content), Options.USUAL);
    }

    private String row(String name, String email) {
        int start = email.startsWith("\u202e") || email.startsWith("\ufeff") ? 1 : 0;
        return name + ";" + email.substring(0, start) + mark + email.substring(start) + "\n";
    }

    private String offences(String... units) {
        StringBuilder text = new StringBuilder("codigo;descripcion;unidades_fijas\n");
        for (int i = 0; i < units.length; i++) {
            text.append(mark)
                    .append('-')
                    .append(i)
                    .append(";x;")
                    .append(units[i])
                    .append('\n');
        }
        return text.toString();
    }

    private List<String> units() {
        List<String> units = new ArrayList<>();
        for (Map<String, Object> offence : importing.rows(
                "SELECT split_part(code, '-', 2) AS code, fixed_units FROM offence WHERE code LIKE ? ORDER BY id",
                mark + "-%")) {
            BigDecimal amount = (BigDecimal) offence.get("fixed_units");
            units.add(offence.get("code") + " " + (amount == null ? "null" : amount.toPlainString()));
        }
        return units;
    }

    private List<String> reasons(Imports.Result result) {
        return history.rejected(result.run(), 0, 50).stream()
                .map(rejection -> rejection.line() + " " + rejection.why(SPANISH))
                .toList();
    }
}
