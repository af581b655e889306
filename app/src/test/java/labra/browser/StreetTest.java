package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An officer's day with the app: enrolled, a shift, fines with and without a network, and the count at its end.
@QuarkusTest
class StreetTest extends StreetBrowserTest {
    private static final List<String> SCREENS = List.of("#hoy", "#nueva", "#envio", "#turno", "#equipo");

    @Test
    void a_phone_that_was_laid_down_asks_for_the_pin_again_and_keeps_what_was_typed() {
        Phone phone = enrolled();
        phone.opens("#nueva");
        phone.writes("placa", "AE123CD");
        isLaidDown(phone);
        phone.page().locator(".bloqueo").waitFor();
        phone.page().keyboard().press("Escape");
        phone.page().keyboard().press("Escape");
        phone.writes("pin-bloqueo", "1111");
        phone.presses("Desbloquear");
        phone.reads("No es ese PIN.");
        // Closing the app opens nothing.
        phone.page().reload();
        phone.unlocks();
        PlaywrightAssertions.assertThat(phone.page().locator(".bloqueo")).hasCount(0);
        PlaywrightAssertions.assertThat(phone.page().locator("#placa")).hasValue("AE123CD");
        phone.opens("#turno");
        phone.presses("Cerrar turno");
        isLaidDown(phone);
        phone.page().waitForTimeout(2_500);
        assertThat(phone.page().locator(".bloqueo").count())
                .as("nobody's shift")
                .isZero();
    }

    private static void isLaidDown(Phone phone) {
        phone.page().evaluate("() => localStorage.setItem('labra-toque', String(Date.now() - 6 * 60_000))");
    }

    @Test
    void a_browser_that_may_forget_is_refused_with_words_that_help() {
        Phone phone = phone();
        phone.opens("");
        phone.reads("El navegador puede borrar lo que guarda esta página.");
        phone.reads("Instale la aplicación y ábrala desde su ícono.");
        assertThat(phone.page().locator("#codigo").count()).isZero();
        phone.installed();
        phone.presses("Comprobar otra vez");
        phone.page().locator("#codigo").waitFor();
    }

    @Test
    void a_code_that_is_not_good_is_told_in_the_servers_words_and_the_next_one_enrols() {
        Phone phone = phone().installed();
        phone.opens("");
        phone.writes("codigo", "AAAAA");
        phone.presses("Dar de alta");
        phone.reads("El código tiene diez letras y números.");
        phone.writes("codigo", "ZZZZZ99999");
        phone.presses("Dar de alta");
        phone.page().locator(".cartel.mal").waitFor();
        String code = code();
        phone.writes("codigo", code.substring(0, 5).toLowerCase(java.util.Locale.ROOT) + "-" + code.substring(5));
        phone.presses("Dar de alta");
        phone.page().locator("#pin").waitFor();
        phone.writes("pin", "12");
        phone.presses("Abrir turno");
        phone.reads("El PIN tiene de 4 a 8 cifras.");
    }

    @Test
    void a_fine_takes_four_taps_and_its_plate() {
        Phone phone = enrolled();
        Page page = phone.page();
        page.evaluate("() => { window.taps = 0; addEventListener('click', () => window.taps++, true); }");
        page.locator("#nueva").click();
        String number = Phone.signs(page, api.plate());
        assertThat(page.evaluate("() => window.taps")).isEqualTo(4);
        phone.reads("Registrada");
        assertThat(numbersOnServer()).containsExactly(number);
    }

    @Test
    void a_shift_without_a_network_is_whole_at_its_end() {
        Phone phone = enrolled();
        List<String> numbers = new ArrayList<>();
        mast.away(true);
        phone.page().reload();
        numbers.add(phone.signs(api.plate()));
        phone.page().reload();
        phone.reads("Firmada y guardada en este equipo.");
        numbers.add(phone.signs(api.plate()));
        phone.opens("#hoy");
        phone.reads("2 sin enviar");
        assertThat(numbersOnServer()).isEmpty();
        mast.away(false);
        phone.opens("#turno");
        phone.presses("Cerrar turno");
        phone.reads("El servidor tiene todas: 2.");
        assertThat(numbersOnServer()).containsExactlyElementsOf(numbers);
        phone.writes("pin", "9999");
        phone.presses("Abrir turno");
        phone.reads("No es ese PIN.");
    }

    @Test
    void a_draft_keeps_itself_and_a_plate_is_helped_with() {
        Phone phone = enrolled();
        phone.opens("#nueva");
        phone.writes("placa", "ae1z3cd");
        phone.reads("no es un formato conocido");
        phone.writes("lugar", "San Martín y Belgrano");
        PlaywrightAssertions.assertThat(phone.page().locator("form")).containsText("Posición a ±12 m");
        phone.page().reload();
        PlaywrightAssertions.assertThat(phone.page().locator("#lugar")).hasValue("San Martín y Belgrano");
        phone.presses("AE 123 CD");
        phone.reads("Se lee AE 123 CD.");
        phone.presses("Revisar");
        phone.reads("Elija una infracción.");
    }

    /// Axe in both themes, and nothing hangs over the edge of a small phone.
    @Test
    void every_screen_is_for_everybody() {
        Phone phone = phone().installed();
        phone.opens("");
        List<String> faults = new ArrayList<>(faults(phone, "alta"));
        phone.enrols(code());
        phone.signs(api.plate());
        faults.addAll(faults(phone, "multa"));
        mast.away(true);
        phone.signs("ZZZ999");
        for (String screen : SCREENS) {
            phone.opens(screen);
            faults.addAll(faults(phone, screen));
        }
        phone.opens("#nueva");
        phone.writes("placa", "AE1Z3CD");
        phone.presses("Revisar");
        phone.page()
                .getByText("Firma", new Page.GetByTextOptions().setExact(true))
                .click();
        faults.addAll(faults(phone, "nueva with faults"));
        phone.page().locator("fieldset .opcion").first().click();
        phone.page().getByText("Ausente").click();
        phone.presses("Revisar");
        phone.page().locator("#firmar").waitFor();
        faults.addAll(faults(phone, "revision"));
        assertThat(faults).isEmpty();
    }

    private static List<String> faults(Phone phone, String screen) {
        Page page = phone.page();
        List<String> faults = new ArrayList<>();
        page.setViewportSize(320, 700);
        if (Boolean.TRUE.equals(page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))) {
            faults.add(screen + " is wider than a small phone");
        }
        page.setViewportSize(390, 844);
        for (String theme : List.of("claro", "oscuro")) {
            page.evaluate("theme => { document.documentElement.dataset.tema = theme; }", theme);
            Axe.violations(page).forEach(fault -> faults.add(screen + " (" + theme + ") " + fault));
        }
        page.evaluate("() => document.documentElement.dataset.tema = 'auto'");
        return faults;
    }
}
