package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.api.Test;

/// Writing a record: what is missing, what somebody else wrote meanwhile, what keeps it from being deleted.
@QuarkusTest
class RecordsTest extends BrowserTest {
    @Test
    void a_form_says_what_is_wrong_beside_each_field() {
        String email = Api.unique("nueva") + "@example.com";
        api.person(Api.unique("ya-esta") + email);
        Visitor visitor = administrator().expects(422).expects(409);
        visitor.opens("/admin/personas");
        visitor.follows("Nueva persona");
        visitor.writes("Correo electrónico", "no es");
        visitor.presses("Guardar");
        visitor.reads("Revise lo siguiente:");
        assertThat(visitor.page().locator(".alert-danger")).isFocused();
        assertThat(visitor.page().locator("#e-nombre")).hasText("es obligatorio");
        assertThat(visitor.page().locator("#e-correo_electronico")).hasText("no es un correo electrónico válido");
        assertThat(visitor.field("Correo electrónico")).hasValue("no es");
        visitor.writes("Nombre", "Inés Ñandú <b>");
        visitor.writes("Correo electrónico", email);
        visitor.presses("Guardar");
        visitor.reads("La persona quedó registrada.");
        assertThat(visitor.page().locator("h1")).hasText("Inés Ñandú <b>");
        visitor.reads("Creado");
        visitor.reloads();
        visitor.readsNot("La persona quedó registrada.");
    }

    @Test
    void what_the_database_refuses_is_said_beside_the_field_too() {
        String email = Api.unique("repetida") + "@example.com";
        api.person(email);
        Visitor visitor = administrator().expects(409);
        visitor.opens("/admin/personas/nuevo");
        visitor.writes("Nombre", "Otra");
        visitor.writes("Correo electrónico", email);
        visitor.presses("Guardar");
        assertThat(visitor.page().locator("#e-correo_electronico"))
                .hasText("Ya existe una persona con ese correo electrónico.");
    }

    @Test
    void a_change_is_in_the_history_with_before_and_after() {
        int person = api.person(Api.unique("cambia") + "@example.com");
        Visitor visitor = administrator();
        visitor.opens("/admin/personas/" + person);
        visitor.follows("Modificar");
        visitor.writes("Nombre", "Nombre Nuevo");
        visitor.presses("Guardar");
        visitor.reads("Los datos de la persona quedaron guardados.");
        assertThat(visitor.page().locator(".history del").first()).hasText("Persona de Prueba");
        assertThat(visitor.page().locator(".history ins").first()).hasText("Nombre Nuevo");
    }

    @Test
    void two_people_do_not_overwrite_each_other_unknowingly() {
        int person = api.person(Api.unique("dos") + "@example.com");
        String form = "/admin/personas/" + person + "/editar";
        Visitor one = administrator();
        Visitor other = staff(Role.SUPERVISOR).expects(409);
        one.opens(form);
        other.opens(form);
        one.writes("Nombre", "De una");
        one.presses("Guardar");
        one.reads("Los datos de la persona quedaron guardados.");
        other.writes("Nombre", "De otra");
        other.presses("Guardar");
        other.reads("Otra persona modificó este registro");
        other.reads("De una");
        other.reads("De otra");
        other.presses("Guardar lo mío");
        other.reads("Los datos de la persona quedaron guardados.");
        assertThat(other.page().locator("h1")).hasText("De otra");
    }

    @Test
    void unsaved_changes_are_not_lost_by_accident() {
        Visitor visitor = administrator();
        AtomicInteger asked = new AtomicInteger();
        visitor.page().onDialog(dialog -> {
            asked.incrementAndGet();
            answer(dialog, asked.get() > 1);
        });
        visitor.opens("/admin/personas/nuevo");
        visitor.writes("Nombre", "A medias");
        visitor.page().locator(".brand").click();
        assertThat(visitor.field("Nombre")).hasValue("A medias");
        visitor.follows("Cancelar");
        visitor.isAt("/admin/personas");
        org.assertj.core.api.Assertions.assertThat(asked.get()).isEqualTo(2);
    }

    private static void answer(Dialog dialog, boolean leave) {
        if (leave) {
            dialog.accept();
        } else {
            dialog.dismiss();
        }
    }

    @Test
    void what_blocks_a_deletion_is_named_and_linked() {
        int person = api.person(Api.unique("bloqueada") + "@example.com");
        String plate = api.plateOf(person);
        Visitor visitor = administrator();
        visitor.opens("/admin/personas/" + person);
        visitor.follows("Eliminar");
        visitor.reads("No se puede eliminar todavía.");
        assertThat(visitor.button("Eliminar")).hasCount(0);
        visitor.follows(plate);
        visitor.follows("Eliminar");
        visitor.reads("Se eliminará para siempre.");
        visitor.presses("Eliminar");
        visitor.reads("El vehículo quedó eliminado.");
        visitor.opens("/admin/personas/" + person + "/eliminar");
        visitor.presses("Eliminar");
        visitor.reads("La persona quedó eliminada.");
        visitor.expects(404).opens("/admin/personas/" + person);
        visitor.reads("No se encontró");
    }

    @Test
    void who_may_not_write_is_not_offered_to() {
        int person = api.person(Api.unique("mirada") + "@example.com");
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/admin/personas/" + person);
        assertThat(visitor.link("Modificar")).hasCount(0);
        assertThat(visitor.link("Eliminar")).hasCount(0);
        visitor.opens("/admin/personas");
        assertThat(visitor.link("Nueva persona")).hasCount(0);
        visitor.expects(403).opens("/admin/personas/nuevo");
        visitor.reads("No tiene permiso");
    }
}
