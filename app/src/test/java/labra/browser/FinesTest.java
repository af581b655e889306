package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Fines in the office: written, found, corrected, validated, annulled by two, and shown to whom they concern.
@QuarkusTest
class FinesTest extends BrowserTest {
    /// Types into a look-up and takes the first that it offers, by keyboard.
    private static void looksUp(Visitor visitor, String label, String typed, String offered) {
        Locator field = visitor.field(label);
        field.focus();
        visitor.page().keyboard().type(typed);
        assertThat(visitor.page().locator("[role=option]:visible").first()).containsText(offered);
        visitor.types("ArrowDown", "Enter");
    }

    /// A filter of a day counts when its field is left.
    private static void listsFrom(Visitor visitor, String filter, String day) {
        visitor.moves(() -> {
            visitor.writes(filter, day);
            visitor.types("Tab");
        });
    }

    @Test
    void a_plate_is_read_while_it_is_typed_and_an_offence_is_found_by_its_words() {
        String plate = api.plate();
        String code = Api.unique("BUSCADA-");
        for (String[] offence : new String[][] {{code, "true"}, {code + "-vieja", "false"}}) {
            api.administrator()
                    .body(Map.of(
                            "codigo",
                            offence[0],
                            "descripcion",
                            "Estacionar en la ochava",
                            "activa",
                            offence[1].equals("true")))
                    .post("/infracciones")
                    .then()
                    .statusCode(201);
        }
        String badge = Api.unique("oficina-");
        api.officer(badge);
        Visitor visitor = administrator().expects(422);
        visitor.opens("/admin/multas/nuevo");
        Locator read = visitor.page().locator("#d-placa_patente");
        visitor.writes("Placa patente", "ab 12?");
        assertThat(read).containsText("no es una placa");
        visitor.writes("Placa patente", "zz-999 zz");
        assertThat(read).containsText("ZZ999ZZ");
        assertThat(read).containsText("formato de Argentina");
        assertThat(read).containsText("No está registrada.");
        assertThat(read.locator("a")).hasAttribute("href", "/admin/vehiculos/nuevo?placa_patente=ZZ999ZZ");
        visitor.writes("Placa patente", plate);
        assertThat(read).containsText("Fiat, rojo");
        looksUp(visitor, "Infracción", code + "-vieja", "Nada coincide");
        visitor.writes("Infracción", "");
        looksUp(visitor, "Infracción", code, "Estacionar en la ochava");
        assertThat(visitor.field("Infracción")).hasValue(code + " · Estacionar en la ochava");
        looksUp(visitor, "Policía", badge, badge);
        visitor.writes("Fecha y hora", "2024-05-10T14:30:15");
        visitor.presses("Guardar");
        visitor.reads(code + " · Estacionar en la ochava");
        visitor.opens("/admin/multas/nuevo");
        visitor.writes("Infracción", "NINGUNA-DE-ESAS");
        visitor.presses("Guardar");
        assertThat(visitor.field("Infracción")).hasValue("NINGUNA-DE-ESAS");
    }

    @Test
    void the_office_writes_a_fine_down() {
        String plate = api.plate();
        String badge = Api.unique("oficina-");
        api.officer(badge);
        Visitor visitor = administrator().expects(422);
        visitor.opens("/admin/multas");
        visitor.follows("Nueva multa");
        visitor.presses("Guardar");
        visitor.reads("Revise lo siguiente:");
        looksUp(visitor, "Policía", badge, badge);
        looksUp(visitor, "Placa patente", plate, plate);
        visitor.writes("Fecha y hora", "2024-05-10T14:30:15");
        visitor.writes("Comentarios", "Semáforo en rojo\ny sin luces");
        visitor.presses("Guardar");
        visitor.reads("La multa quedó cargada.");
        visitor.reads("Semáforo en rojo");
        visitor.reads("Oficina");
        assertThat(visitor.page().locator("h1")).containsText("Labrada");
    }

    @Test
    void one_fine_is_typed_after_the_other_with_what_they_share() {
        String plate = api.plate();
        String other = api.plate();
        String badge = Api.unique("serie-");
        api.officer(badge);
        Visitor clerk = staff(Role.OPERATOR).expects(404).expects(422);
        clerk.opens("/admin/multas/nuevo");
        clerk.page().locator("#f-policia_id").fill(badge);
        clerk.writes("Placa patente", plate);
        clerk.writes("Fecha y hora", "2024-05-10T14:30");
        clerk.writes("Comentarios", "La primera");
        clerk.writes("Lugar", "Mitre 845");
        clerk.presses("Guardar y cargar otro registro");
        clerk.reads("La multa quedó cargada.");
        assertThat(clerk.page().locator("#f-policia_id")).hasValue(Pattern.compile(".*" + badge));
        assertThat(clerk.field("Lugar")).hasValue("Mitre 845");
        assertThat(clerk.field("Placa patente")).hasValue("");
        assertThat(clerk.field("Comentarios")).hasValue("");
        clerk.writes("Comentarios", "La segunda");
        clerk.writes("Placa patente", "ZZ000ZZ");
        clerk.presses("Guardar y cargar otro registro");
        assertThat(clerk.link("Registrar este vehículo")).isVisible();
        clerk.writes("Placa patente", other);
        clerk.presses("Guardar");
        clerk.reads("La multa quedó cargada.");
        clerk.reads("La segunda");
        clerk.reads("Mitre 845");
    }

    @Test
    void days_are_written_day_first_whatever_the_browser_says() {
        String plate = api.plate();
        String badge = Api.unique("dias-");
        api.officer(badge);
        Visitor clerk = staff(Role.OPERATOR).expects(422).expects(404);
        clerk.opens("/admin/multas/nuevo");
        clerk.page().locator("#f-policia_id").fill(badge);
        clerk.writes("Placa patente", plate);
        clerk.writes("Comentarios", "Con la fecha como se dice");
        clerk.writes("Fecha y hora", "31/02/2024 14:30");
        clerk.presses("Guardar");
        assertThat(clerk.field("Fecha y hora")).hasValue("31/02/2024 14:30");
        clerk.page()
                .getByText("Ayer", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(clerk.field("Fecha y hora")).hasValue(Pattern.compile("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d"));
        clerk.writes("Fecha y hora", "10/05/2024 14:30 hs");
        clerk.presses("Guardar");
        clerk.reads("10 may 2024");
        clerk.opens("/admin/multas?q=" + plate);
        listsFrom(clerk, "Desde", "11/05/2024");
        clerk.reads("No hay resultados");
        listsFrom(clerk, "Desde", "10/05/2024");
        clerk.seesRows(plate);
        clerk.page().getByText("Período").click();
        clerk.follows("Este mes");
        clerk.reads("No hay resultados");
    }

    @Test
    void fines_are_found_by_plate_state_and_day() {
        String plate = api.plate();
        fine(plate);
        Visitor visitor = administrator();
        visitor.opens("/admin/multas");
        visitor.searches(plate.toLowerCase(java.util.Locale.ROOT));
        visitor.seesRows(plate);
        visitor.filters("Estado", "Observada");
        visitor.reads("No hay resultados");
        visitor.filters("Estado", "Labrada");
        visitor.seesRows(plate);
        listsFrom(visitor, "Desde", "2024-05-11");
        visitor.reads("No hay resultados");
        listsFrom(visitor, "Desde", "2024-05-10");
        listsFrom(visitor, "Hasta", "2024-05-10");
        visitor.seesRows(plate);
        visitor.isAt("/admin/multas\\?.*hasta_dia=2024-05-10.*");
        visitor.reloads();
        visitor.seesRows(plate);
    }

    @Test
    void who_is_still_typing_is_told_calmly_what_a_search_needs() {
        Visitor visitor = administrator();
        visitor.opens("/admin/multas");
        visitor.searches("T1");
        assertThat(visitor.page().locator(".while-typing")).containsText("necesita al menos 3 caracteres");
        assertThat(visitor.page().locator(".alert-danger")).hasCount(0);
    }

    @Test
    void a_correction_keeps_what_was_written_and_why() {
        String fine = fine(api.plate());
        Visitor visitor = staff(Role.SUPERVISOR).expects(422);
        visitor.opens("/admin/multas/" + fine);
        visitor.follows("Corregir");
        visitor.writes("Comentarios", "Como fue");
        visitor.presses("Guardar");
        assertThat(visitor.page().locator("#e-motivo")).hasText("es obligatorio");
        visitor.writes("Motivo", "El policía lo pidió");
        visitor.presses("Guardar");
        visitor.reads("La corrección quedó guardada.");
        assertThat(visitor.page().locator(".history .event-reason").first()).containsText("El policía lo pidió");
        assertThat(visitor.page().locator(".history del").first()).hasText("Prueba");
        assertThat(visitor.page().locator(".history ins").first()).hasText("Como fue");
    }

    @Test
    void annulling_takes_two() {
        String fine = fine(api.plate());
        Visitor one = staff(Role.SUPERVISOR);
        one.opens("/admin/multas/" + fine);
        one.writes("Motivo", "Placa mal leída");
        one.presses("Pedir la anulación");
        one.reads("Falta que otra persona la confirme.");
        assertThat(one.button("Confirmar la anulación")).hasCount(0);
        Visitor other = administrator();
        other.opens("/admin/anulaciones");
        other.reads("Placa mal leída");
        other.opens("/admin/multas/" + fine);
        other.presses("Confirmar la anulación");
        other.reads("La multa quedó anulada.");
        assertThat(other.page().locator("h1")).containsText("Anulada");
        assertThat(other.link("Corregir")).hasCount(0);
    }

    @Test
    void a_request_to_annul_is_withdrawn() {
        String fine = fine(api.plate());
        Visitor visitor = administrator();
        visitor.opens("/admin/multas/" + fine);
        visitor.writes("Motivo", "Me equivoqué");
        visitor.presses("Pedir la anulación");
        visitor.presses("Retirar el pedido");
        visitor.reads("El pedido de anulación quedó sin efecto.");
        assertThat(visitor.page().locator("h1")).containsText("Labrada");
    }

    @Test
    void many_fines_are_validated_at_once() {
        String plate = api.plate();
        String vehicle = vehicle(plate);
        fine(plate);
        Api.as(api.officerToken())
                .body(FineJson.of(plate)
                        .with("timestamp", "\"2024-06-01T10:00:00Z\"")
                        .toString())
                .post("/cargar_infraccion");
        Visitor visitor = administrator();
        visitor.opens("/admin/multas?vehiculo_id=" + vehicle);
        visitor.seesRows(plate, plate);
        visitor.page().getByLabel("Elegir todos los de esta página").check();
        visitor.presses("Validar");
        visitor.reads("Un acta debería decir también esto.");
        visitor.reads("Infracción: no lo dicen 2 de 2");
        visitor.page().getByLabel("Validar también las que no lo dicen todo").check();
        visitor.page().locator("#f-motivo").fill("De rutina");
        visitor.presses("Validar");
        visitor.reads("Terminado");
        visitor.opens("/admin/multas?estado=VALIDADA&vehiculo_id=" + vehicle);
        visitor.seesRows(plate, plate);
    }

    @Test
    void all_fines_that_match_are_validated_after_their_number_was_told() {
        String plate = api.plate();
        String vehicle = vehicle(plate);
        List<String> fines = List.of(fine(plate), fine(plate), fine(plate));
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.opens("/admin/multas?limite=2&vehiculo_id=" + vehicle);
        visitor.seesRows(plate, plate);
        visitor.page().getByLabel("Elegir todos los de esta página").check();
        visitor.page().getByLabel("todos los que coinciden").check();
        visitor.presses("Validar");
        visitor.reads("Los filtros encuentran 3 registros");
        String late = fine(plate);
        visitor.page().getByLabel("Validar también las que no lo dicen todo").check();
        visitor.page().locator("#f-motivo").fill("De rutina");
        visitor.presses("Validar");
        visitor.reads("Los filtros encuentran 4 registros");
        visitor.presses("Validar");
        visitor.reads("Terminado");
        visitor.opens("/admin/multas?estado=VALIDADA&vehiculo_id=" + vehicle);
        assertThat(visitor.page().locator(".total")).containsText("1–4 de 4");
        Assertions.assertThat(fines).doesNotContain(late);
    }

    @Test
    void an_observed_fine_is_tied_to_the_plate_one_letter_away() {
        String plate = api.plate();
        String written = "Y" + plate.substring(1);
        String fine = observedFine(written);
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.opens("/admin/observadas?q=" + written);
        visitor.moves(visitor.page().getByLabel("Resolver " + written));
        visitor.reads("Placas parecidas");
        visitor.page().locator("#f-motivo").fill("En la foto se lee otra letra");
        visitor.moves(visitor.page().getByLabel("Es la placa " + plate));
        visitor.reads("Resuelta. Queda una menos.");
        visitor.opens("/admin/multas/" + fine);
        assertThat(visitor.page().locator("h1")).containsText("Labrada");
        visitor.reads("Placa como se escribió");
        visitor.reads(written);
    }

    @Test
    void observed_fines_of_one_wrong_plate_are_settled_together() {
        String plate = api.plate();
        String written = "W" + plate.substring(1);
        List<String> fines = List.of(observedFine(written), observedFine(written), observedFine(written));
        Visitor visitor = staff(Role.OPERATOR);
        visitor.opens("/admin/observadas");
        visitor.writes("Comienzo de la placa", written);
        visitor.presses("Buscar");
        visitor.reads("3 multas");
        visitor.moves(visitor.page().getByLabel("Resolver " + written));
        visitor.page().locator("#f-motivo").fill("La W es una mancha");
        visitor.page().locator("#f-todas").check();
        visitor.moves(visitor.page().getByLabel("Es la placa " + plate));
        visitor.reads("Se resolvieron 3.");
        for (String fine : fines) {
            visitor.opens("/admin/multas/" + fine);
            assertThat(visitor.page().locator("h1")).containsText("Labrada");
            visitor.reads("La W es una mancha");
        }
        visitor.opens("/admin/observadas?q=" + written);
        visitor.reads("No hay resultados");
    }

    @Test
    void who_takes_a_group_of_observed_fines_has_it_and_decides_by_one_key() {
        String plate = api.plate();
        String written = "V" + plate.substring(1);
        List<String> fines = List.of(observedFine(written), observedFine(written));
        Visitor clerk = staff(Role.OPERATOR);
        clerk.opens("/admin/observadas?q=" + written);
        clerk.types("j");
        clerk.leads("t");
        clerk.reads("Tomó 2: a los demás se les ofrecen otras.");
        clerk.opens("/admin/observadas?de=mias&q=" + written);
        clerk.reads("2 multas");
        Visitor other = staff(Role.SUPERVISOR);
        other.opens("/admin/observadas?de=de_nadie&q=" + written);
        other.reads("No hay resultados");
        other.opens("/admin/observadas/" + fines.getFirst());
        other.reads("La tomó");
        other.opens("/admin/observadas?q=" + written);
        other.moves(other.page().getByLabel("Tomar " + written));
        other.reads("Tomó 2");
        clerk.opens("/admin/observadas?de=mias&q=" + written);
        clerk.reads("No hay resultados");
        other.opens("/admin/observadas/" + fines.getFirst());
        other.leads("s");
        Assertions.assertThat(other.path()).doesNotContain(fines.getFirst());
        other.opens("/admin/observadas/" + fines.getFirst());
        other.page().locator("#f-motivo").fill("Es una mancha");
        other.moves(other.page().getByLabel("Es la placa " + plate));
        other.reads("Resuelta. Queda una menos.");
        other.opens("/admin/observadas/" + fines.getLast());
        assertThat(other.page().locator("#f-motivo")).hasValue("Es una mancha");
        other.leads("1");
        other.reads("Resuelta. Queda una menos.");
        for (String fine : fines) {
            other.opens("/admin/multas/" + fine);
            assertThat(other.page().locator("h1")).containsText("Labrada");
            other.reads("Es una mancha");
        }
    }

    @Test
    void a_person_has_their_fines_and_their_report() {
        int person = api.person(Api.unique("informe") + "@example.com");
        String plate = api.plateOf(person);
        fine(plate);
        Visitor visitor = administrator();
        visitor.opens("/admin/personas/" + person);
        assertThat(visitor.page().locator(".timeline")).containsText(plate);
        visitor.follows("Informe");
        visitor.reads("Informe de Persona de Prueba");
        visitor.reads(plate);
        APIResponse pdf = visitor.page().request().get(visitor.page().url() + "/pdf");
        Assertions.assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
        Assertions.assertThat(new String(pdf.body(), 0, 5, StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        visitor.opens("/admin/vehiculos/" + vehicle(plate));
        assertThat(visitor.page().locator(".timeline .moment")).hasCount(1);
    }

    @Test
    void a_vehicle_gets_its_owner_by_name() {
        String name = Api.unique("Titular");
        String email = Api.unique("titular") + "@example.com";
        api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", email))
                .post("/personas");
        String plate = "QQ" + Api.unique("7") + "QQ";
        Visitor visitor = administrator().expects(422).expects(409);
        visitor.opens("/admin/vehiculos/nuevo");
        visitor.writes("Placa patente", api.plate());
        visitor.writes("Marca y modelo", "Fiat");
        visitor.writes("Color", "rojo");
        visitor.presses("Guardar");
        assertThat(visitor.page().locator("#e-persona_id")).hasText("es obligatorio");
        looksUp(visitor, "Titular", name.toLowerCase(java.util.Locale.ROOT), email);
        visitor.presses("Guardar");
        assertThat(visitor.page().locator("#e-placa_patente")).not().isEmpty();
        visitor.writes("Placa patente", plate);
        visitor.presses("Guardar");
        visitor.reads("El vehículo quedó registrado.");
        visitor.follows(name);
        visitor.reads(plate);
    }

    /// Nobody leaves a fine half typed for a vehicle that is not registered.
    @Test
    void a_vehicle_is_registered_without_leaving_the_fine() {
        String name = "Dueña " + Api.unique("de al lado ");
        String email = Api.unique("lado-") + "@example.com";
        api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", email))
                .post("/personas")
                .then()
                .statusCode(201);
        String badge = Api.unique("lado-");
        api.officer(badge);
        String plate = "AB" + Api.unique("4") + "QX";
        Visitor visitor = administrator().expects(422);
        visitor.opens("/admin/multas/nuevo");
        looksUp(visitor, "Policía", badge, badge);
        visitor.writes("Comentarios", "A medio escribir");
        visitor.writes("Placa patente", plate);
        visitor.page().locator("#d-placa_patente a").click();
        Locator dialog = visitor.page().locator("dialog#in-place");
        assertThat(dialog).isVisible();
        assertThat(dialog.getByLabel("Placa patente")).hasValue(plate);
        Assertions.assertThat(Axe.violations(visitor.page())).isEmpty();
        visitor.size(360, 740);
        Assertions.assertThat(Axe.violations(visitor.page())).isEmpty();
        assertThat(dialog.getByLabel("Marca y modelo")).isFocused();
        dialog.getByLabel("Marca y modelo").fill("Renault 12");
        dialog.getByLabel("Color").fill("crema");
        dialog.getByLabel("Color").press("Enter");
        assertThat(dialog.locator("#in-place-e-persona_id")).hasText("es obligatorio");
        dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Titular"))
                .pressSequentially(email);
        dialog.locator("[role=option]:visible").first().click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Guardar"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(visitor.page().locator("#d-placa_patente")).containsText("Renault 12, crema");
        assertThat(visitor.field("Placa patente")).isFocused();
        assertThat(visitor.field("Comentarios")).hasValue("A medio escribir");
        visitor.writes("Fecha y hora", "10/05/2024 14:30");
        visitor.presses("Guardar");
        visitor.reads("A medio escribir");
        visitor.reads("Renault 12");
    }

    /// The owner of the session may leave in another tab: what was written stays, and the mistake has words.
    @Test
    void a_vehicle_that_cannot_be_registered_in_place_says_so() {
        Visitor visitor = administrator().expects(401).expects(503);
        visitor.opens("/admin/multas/nuevo");
        visitor.writes("Comentarios", "Sigue aquí");
        visitor.writes("Placa patente", "AB" + Api.unique("5") + "QX");
        visitor.page().locator("#d-placa_patente a").click();
        Locator dialog = visitor.page().locator("dialog#in-place");
        dialog.getByLabel("Color").fill("crema");
        visitor.page().context().clearCookies();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Guardar"))
                .click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("No se pudo guardar");
        assertThat(dialog.getByLabel("Color")).hasValue("crema");
        dialog.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Cancelar"))
                .click();
        assertThat(dialog).isHidden();
        assertThat(visitor.field("Comentarios")).hasValue("Sigue aquí");
    }
}
