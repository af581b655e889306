package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import labra.access.Role;
import labra.platform.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The town's own words in the mails: written, looked at, kept, taken back.
@QuarkusTest
class TemplatesTest extends BrowserTest {
    private static final String WORDS = "Hola {nombre}\n\n{detalle}\n\nPalabras nuevas de {municipio}";

    @AfterEach
    void shippedWordsAgain() {
        database.write(new Actor("test", "127.0.0.1"), handle -> handle.execute("DELETE FROM mail_template"));
    }

    @Test
    void words_are_looked_at_kept_and_taken_back() {
        Visitor visitor = administrator();
        visitor.opens("/admin/avisos");
        visitor.follows("Plantillas de correo");
        visitor.follows("Copia al policía");
        visitor.isAt("/admin/avisos/plantillas/copia/es");
        assertThat(mail(visitor)).containsText("Esta es la copia");
        visitor.writes("Texto", WORDS);
        visitor.button("Ver cómo queda").click();
        assertThat(mail(visitor)).containsText("Palabras nuevas de");
        visitor.isAt("/admin/avisos/plantillas/copia/es");
        visitor.presses("Guardar");
        visitor.reads("La plantilla quedó guardada.");
        assertThat(visitor.field("Texto")).hasValue(WORDS);
        visitor.opens("/admin/avisos/plantillas");
        assertThat(visitor.page().locator("tbody tr").nth(2)).containsText("admin");
        visitor.follows("Copia al policía");
        visitor.follows("Volver a la original");
        visitor.reads("pida su corrección");
        visitor.presses("Volver a la original");
        visitor.reads("La plantilla es otra vez la original.");
        assertThat(visitor.link("Volver a la original")).hasCount(0);
        assertThat(visitor.page().locator(".history li")).hasCount(2);
        visitor.moves(visitor.page().locator(".history li a").last());
        assertThat(visitor.field("Texto")).hasValue(WORDS);
    }

    @Test
    void broken_words_are_refused_and_say_why() {
        Visitor visitor = administrator().expects(422);
        visitor.opens("/admin/avisos/plantillas/multa/en");
        visitor.writes("Texto", "{detalle} {desconocido}");
        visitor.button("Ver cómo queda").click();
        assertThat(mail(visitor)).containsText("{desconocido}");
        visitor.presses("Guardar");
        assertThat(visitor.page().locator("#e-texto"))
                .hasText("usa {desconocido}, que no existe entre los datos de la plantilla");
        visitor.opens("/admin/avisos/plantillas/multa/en");
        assertThat(visitor.page().locator("main")).not().containsText("desconocido");
    }

    @Test
    void two_administrators_do_not_overwrite_each_others_words() {
        Visitor one = administrator().expects(409);
        Visitor other = staff(Role.ADMINISTRATOR);
        one.opens("/admin/avisos/plantillas/informe/es");
        other.opens("/admin/avisos/plantillas/informe/es");
        other.writes("Asunto", "El otro");
        other.presses("Guardar");
        other.reads("La plantilla quedó guardada.");
        one.writes("Asunto", "El mío");
        one.presses("Guardar");
        one.reads("Otra persona modificó este registro mientras tanto.");
        one.opens("/admin/avisos/plantillas/informe/es");
        assertThat(one.field("Asunto")).hasValue("El otro");
        one.follows("Volver a la original");
        one.presses("Volver a la original");
        one.reads("La plantilla es otra vez la original.");
    }

    private static Locator mail(Visitor visitor) {
        return visitor.page().frameLocator("iframe.mail").locator("body");
    }
}
