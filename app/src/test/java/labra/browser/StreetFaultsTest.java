package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import labra.Api;
import org.junit.jupiter.api.Test;

/// What goes wrong in the street: batteries, networks, answers that never come, second tabs, full phones, wrong clocks.
/// Nothing is lost by it, and nothing doubled.
@QuarkusTest
class StreetFaultsTest extends StreetBrowserTest {
    private static final int ROOM = 300_000;

    @Test
    void a_battery_that_falls_out_before_anything_was_sent_loses_nothing() {
        Phone phone = enrolled();
        mast.away(true);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.add(phone.signs(api.plate()));
        }
        phone.dies();
        phone.start();
        phone.installed().opens("#hoy");
        phone.reads("3 sin enviar");
        assertThat(phone.kept("firmada")).isEqualTo(3);
        mast.away(false);
        phone.sends();
        phone.reads("Todo está en el servidor.");
        assertThat(numbersOnServer()).containsExactlyElementsOf(numbers);
        numbers.add(phone.signs(api.plate()));
        phone.reads("Registrada");
        assertThat(numbersOnServer()).containsExactlyElementsOf(numbers);
    }

    @Test
    void a_battery_that_falls_out_between_the_servers_commit_and_its_answer_doubles_nothing()
            throws InterruptedException {
        Phone phone = enrolled();
        mast.next(Mast.Fault.HELD);
        String number = phone.signs(api.plate());
        mast.awaitHeld();
        assertThat(numbersOnServer()).containsExactly(number);
        phone.dies();
        phone.start();
        phone.installed().opens("#envio");
        phone.presses("Enviar ahora");
        phone.reads("Todo está en el servidor.");
        assertThat(phone.kept("repetida")).isOne();
        assertThat(numbersOnServer()).containsExactly(number);
    }

    @Test
    void an_answer_that_breaks_off_is_lost_or_is_another_page_settles_nothing() {
        Phone phone = enrolled();
        for (Mast.Fault fault : List.of(Mast.Fault.CUT, Mast.Fault.LOST, Mast.Fault.PORTAL)) {
            mast.next(fault);
            String number = phone.signs(api.plate());
            phone.reads("Registrada");
            assertThat(numbersOnServer()).as("%s", fault).contains(number);
        }
        phone.opens("#envio");
        phone.reads("La respuesta se cortó.");
        phone.reads("Contestó otra página en lugar del servidor");
        // What settled each was the answer to a repeat.
        assertThat(phone.kept("repetida")).isEqualTo(3);
        assertThat(numbersOnServer()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void one_draft_in_two_tabs_becomes_one_fine() {
        Phone phone = enrolled();
        mast.away(true);
        phone.opens("#nueva");
        phone.writes("placa", api.plate());
        phone.page().locator("fieldset .opcion").first().click();
        phone.presses("Revisar");
        phone.page().locator("#firmar").waitFor();
        Page other = phone.tab();
        other.navigate(phone.page().url());
        Phone.named(other, "Revisar").click();
        other.locator("#firmar").click();
        other.locator(".qr").waitFor();
        phone.presses("Firmar");
        phone.reads("Esta multa ya se firmó o se descartó.");
        assertThat(phone.kept("firmada")).isOne();
        Phone.named(other, "Otra multa").click();
        Phone.signs(other, api.plate());
        mast.away(false);
        phone.sends();
        phone.reads("Todo está en el servidor.");
        assertThat(numbersOnServer()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_full_phone_says_so_and_keeps_all_that_it_had() throws IOException {
        Phone phone = enrolled();
        mast.away(true);
        String number = phone.signs(api.plate());
        JsonObject quota = new JsonObject();
        quota.addProperty("origin", mast.address());
        quota.addProperty(
                "quotaSize",
                ((Number) phone.page().evaluate("async () => (await navigator.storage.estimate()).usage")).intValue()
                        + ROOM);
        phone.dies(); // A browser asks at its first write how much room there is.
        phone.start();
        CDPSession devtools = phone.page().context().newCDPSession(phone.page());
        devtools.send("Storage.overrideQuotaForOrigin", quota);
        phone.installed();
        phone.opens("#nueva");
        phone.page().locator("#foto").setInputFiles(new FilePayload("foto.png", "image/png", noise()));
        phone.reads("No hay lugar en el equipo.");
        quota.remove("quotaSize");
        devtools.send("Storage.overrideQuotaForOrigin", quota);
        assertThat(phone.kept("firmada")).isOne();
        mast.away(false);
        phone.sends();
        phone.reads("Todo está en el servidor.");
        assertThat(numbersOnServer()).containsExactly(number);
    }

    /// A picture that cannot be made small.
    private static byte[] noise() throws IOException {
        BufferedImage picture = new BufferedImage(1200, 1200, BufferedImage.TYPE_INT_RGB);
        Random dice = new Random(1);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, dice.nextInt());
            }
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", content);
        return content.toByteArray();
    }

    @Test
    void a_clock_an_hour_ahead_is_told_and_its_fine_waits_for_review_under_its_number() {
        Phone phone = enrolled();
        phone.page().addInitScript("""
                {
                  const Real = Date, ahead = 3_600_000;
                  window.Date = class extends Real {
                    constructor(...parts) { if (parts.length) super(...parts); else super(Real.now() + ahead); }
                    static now() { return Real.now() + ahead; }
                  };
                }
                """);
        phone.page().reload();
        // It was touched last an hour ago, as that clock has it.
        phone.unlocks();
        String number = phone.signs(api.plate());
        phone.reads("En revisión");
        assertThat(phone.kept("en_cuarentena")).isOne();
        assertThat(numbersOnServer()).doesNotContain(number);
        phone.opens("#equipo");
        phone.reads("El reloj del equipo está corrido 60 minutos.");
        phone.opens("#turno");
        phone.presses("Cerrar turno");
        phone.reads("El servidor tiene todas: 1.");
    }

    /// A signature that broke on the disk is nobody's word: the server keeps nothing of it.
    @Test
    void what_the_server_refuses_steps_aside_and_its_number_is_voided_with_a_reason() {
        Phone phone = enrolled();
        mast.away(true);
        phone.signs(api.plate());
        phone.page().evaluate("""
                async () => {
                  const { all, put } = await import('/oficial/store.js');
                  const [acta] = await all('actas');
                  await put('actas', { ...acta, jws: acta.jws.slice(0, -8) + 'AAAAAAAA' });
                }
                """);
        String good = phone.signs(api.plate());
        mast.away(false);
        phone.sends();
        phone.reads("Con problema: 1");
        assertThat(phone.kept("registrada")).isOne();
        assertThat(numbersOnServer()).containsExactly(good);
        phone.page().locator(".lista a").first().click();
        phone.reads("Rechazada");
        phone.presses("Anular el número");
        phone.reads("Escriba el motivo.");
        phone.writes("motivo", "La firma se dañó en el equipo");
        phone.presses("Anular el número");
        phone.page().locator("#motivo").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        phone.opens("#envio");
        phone.reads("Todo está en el servidor.");
        phone.opens("#hoy");
        assertThat(phone.kept("firmada")).isZero();
        assertThat(phone.kept("registrada")).isEqualTo(2); // The good one, and the end of the other's number.
    }

    @Test
    void what_cannot_be_sent_is_exported_and_counts_once_whoever_delivers_it() {
        Phone phone = enrolled();
        mast.away(true);
        String number = phone.signs(api.plate());
        String archive = (String)
                phone.page().evaluate("async () => (await (await import('/oficial/export.js')).exported()).text()");
        assertThat(archive).startsWith("lote-1.json");
        int length = Integer.parseInt(archive.substring(124, 135), 8);
        String batch = archive.substring(512, 512 + length);
        assertThat(Api.anonymous().body(batch).post("/oficial/lote").<List<String>>path("resultados.resultado"))
                .containsExactly("registrada");
        mast.away(false);
        phone.sends();
        phone.reads("Todo está en el servidor.");
        assertThat(phone.kept("repetida")).isOne();
        assertThat(numbersOnServer()).containsExactly(number);
    }

    @Test
    void a_code_of_the_desk_is_good_once_and_the_second_phone_is_told() {
        String code = code();
        phone().installed().enrols(code);
        Phone second = phone().installed();
        second.opens("#" + code);
        second.presses("Dar de alta");
        second.page().locator(".cartel.mal").waitFor();
        assertThat(second.page().locator("#pin").count()).isZero();
    }
}
