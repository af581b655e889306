package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import labra.postgres.Superuser;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Photos and signatures of the street: taken, signed, brought over a bad network, and seen on the page of the fine.
@QuarkusTest
class StreetEvidenceTest extends StreetBrowserTest {

    private void fills(Phone phone, String plate, int photos) throws IOException {
        phone.opens("#nueva");
        Page page = phone.page();
        page.locator("#placa").fill(plate);
        page.locator("fieldset .opcion").first().click();
        for (int i = 1; i <= photos; i++) {
            page.locator("#foto").setInputFiles(new FilePayload("foto.png", "image/png", noise()));
            assertThat(page.locator(".fotos figure")).hasCount(i);
        }
        // What is below moves until they are drawn.
        await(page, "() => [...document.querySelectorAll('.fotos img')].every((picture) => picture.naturalWidth > 0)");
    }

    private static void signsWithAFinger(Page page) {
        page.getByText("Firma", new Page.GetByTextOptions().setExact(true)).click();
        Locator pad = page.locator("#trazo");
        pad.scrollIntoViewIfNeeded();
        BoundingBox place = pad.boundingBox();
        page.mouse().move(place.x + 20, place.y + 20);
        page.mouse().down();
        page.mouse().move(place.x + 120, place.y + 60);
        page.mouse().move(place.x + 60, place.y + 30);
        page.mouse().up();
        // What was drawn is kept a moment later.
        await(page, "async () => Boolean((await (await import('/oficial/capture.js')).keptDraft())?.trazo)");
    }

    private static void await(Page page, String condition) {
        for (int tries = 0; tries < 600; tries++) {
            if (Boolean.TRUE.equals(page.evaluate(condition))) {
                return;
            }
            page.waitForTimeout(50);
        }
        Assertions.fail("still not so: " + condition);
    }

    private static String signs(Page page) {
        Phone.named(page, "Revisar").click();
        Phone.named(page, "Firmar").click();
        page.locator(".qr").waitFor();
        return page.locator("h1").textContent();
    }

    private String idOf(String number) {
        return api.administrator()
                .queryParam("numero", number)
                .get("/multas")
                .<List<String>>path("elementos.id")
                .getFirst();
    }

    /// How many pieces of evidence the server has of this test's officer.
    private long whole() {
        return database.read(handle ->
                handle.createQuery("""
                        SELECT count(*) FROM evidence JOIN device ON device.id = evidence.device_id
                        JOIN officer ON officer.id = device.officer_id WHERE badge = ?
                        """).bind(0, badge).mapTo(Long.class).one());
    }

    /// A picture that cannot be made small, and that nobody else has.
    private static byte[] noise() throws IOException {
        BufferedImage picture = new BufferedImage(1200, 1200, BufferedImage.TYPE_INT_RGB);
        Random dice = new Random();
        for (int i = 0; i < 1200 * 1200; i++) {
            picture.setRGB(i % 1200, i / 1200, dice.nextInt());
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", content);
        return content.toByteArray();
    }

    @Test
    void photos_and_a_signature_come_whole_over_a_network_that_breaks_and_are_seen_on_the_page_of_the_fine()
            throws IOException {
        Phone phone = enrolled();
        mast.away(true);
        fills(phone, api.plate(), 2);
        signsWithAFinger(phone.page());
        String number = signs(phone.page());
        phone.reads("0 de 3 en el servidor");
        mast.nextPieces(Mast.Fault.LOST, Mast.Fault.CUT, Mast.Fault.LOST);
        mast.away(false);
        for (int tries = 0; tries < 4; tries++) {
            phone.sends();
            assertThat(phone.page().locator("#enviar")).isEnabled();
        }
        phone.reads("Todo está en el servidor.");
        Assertions.assertThat(whole()).isEqualTo(3);
        String id = idOf(number);
        Visitor clerk = administrator();
        clerk.opens("/admin/multas/" + id);
        Locator pictures = clerk.page().locator(".evidence img");
        assertThat(pictures).hasCount(3);
        assertThat(pictures.first()).hasAttribute("alt", "Foto 1 de la multa " + number);
        assertThat(pictures.last()).hasAttribute("alt", "Firma del conductor en la multa " + number);
        pictures.last().scrollIntoViewIfNeeded();
        await(
                clerk.page(),
                "() => [...document.querySelectorAll('.evidence img')].every((picture) => picture.naturalWidth > 0)");
        clerk.size(360, 740);
        clerk.opens("/admin/evidencias/" + id);
        assertThat(clerk.page().locator(".evidence-large img")).hasCount(3);
        Assertions.assertThat(clerk.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        clerk.reads("Vio todas en chico");
        await(clerk.page(), "() => document.querySelector('.evidence-large img').naturalWidth > 0");
        clerk.opens("/admin/multas/" + id);
        clerk.reads("Mostrada");
        clerk.reads("Recibida");
    }

    @Test
    void a_page_of_a_portal_in_place_of_an_answer_is_a_failure_and_the_photo_comes_later() throws IOException {
        Phone phone = enrolled();
        fills(phone, api.plate(), 1);
        mast.nextPieces(Mast.Fault.PORTAL);
        signs(phone.page());
        phone.opens("#envio");
        phone.reads("Contestó otra página en lugar del servidor");
        assertThat(phone.page().locator("body")).not().containsText("El servidor no la acepta.");
        phone.sends();
        phone.reads("Todo está en el servidor.");
        Assertions.assertThat(whole()).isOne();
    }

    @Test
    void a_photo_that_the_server_lost_is_brought_again_with_the_next_batch() throws Exception {
        Phone phone = enrolled();
        fills(phone, api.plate(), 1);
        signs(phone.page());
        phone.reads("1 de 1 en el servidor");
        Superuser.run("UPDATE evidence SET lost_at = now() FROM device, officer WHERE device.id = device_id"
                + " AND officer.id = officer_id AND badge = '" + badge + "'");
        fills(phone, api.plate(), 0);
        signs(phone.page());
        await(
                phone.page(),
                "async () => (await (await import('/oficial/store.js')).count('fotos', 'pendiente', 1)) === 0");
        phone.sends();
        phone.reads("Todo está en el servidor.");
        Assertions.assertThat(lost()).isZero();
    }

    /// How many pieces of this test's officer the server says that it lost.
    private long lost() {
        return database.read(handle ->
                handle.createQuery("""
                        SELECT count(*) FROM evidence JOIN device ON device.id = evidence.device_id
                        JOIN officer ON officer.id = device.officer_id WHERE badge = ? AND lost_at IS NOT NULL
                        """).bind(0, badge).mapTo(Long.class).one());
    }

    @Test
    void a_photo_whose_bytes_are_gone_from_the_phone_is_red_and_holds_nothing_up() throws IOException {
        Phone phone = enrolled();
        mast.away(true);
        fills(phone, api.plate(), 1);
        signs(phone.page());
        String fine = phone.page().url().replaceAll(".*#", "#");
        // As browsers have it whose file behind a blob is gone.
        phone.page().evaluate("""
                () => { Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError')); }
                """);
        mast.away(false);
        phone.page().evaluate("async () => (await import('/oficial/sync.js')).send(true)");
        phone.page().evaluate("async (address) => { location.hash = address; }", fine);
        phone.reads("Este equipo ya no puede leer el archivo.");
        Assertions.assertThat(numbersOnServer()).hasSize(1);
    }

    @Test
    void why_the_question_for_a_photo_is_refused_is_told_in_words() throws IOException {
        Phone phone = enrolled();
        fills(phone, api.plate(), 1);
        mast.forgets("Labra-Firma");
        signs(phone.page());
        phone.reads("Registrada");
        phone.reads("Foto 1: Falta un token de acceso.");
    }

    @Test
    void a_driver_who_refuses_to_sign_is_in_what_was_signed_and_the_photo_comes_all_the_same() throws IOException {
        Phone phone = enrolled();
        fills(phone, api.plate(), 1);
        phone.page().getByText("Se negó").click();
        String number = signs(phone.page());
        phone.reads("1 de 1 en el servidor");
        Assertions.assertThat(whole()).isOne();
        Assertions.assertThat(api.administrator().get("/multas/" + idOf(number)).<String>path("comentarios"))
                .endsWith("El conductor se negó a firmar.");
    }

    @Test
    void a_fine_whose_photo_did_not_come_is_not_forgotten() throws IOException {
        Phone phone = enrolled();
        fills(phone, api.plate(), 1);
        mast.nextPieces(Collections.nCopies(100, Mast.Fault.CUT).toArray(Mast.Fault[]::new));
        signs(phone.page());
        phone.reads("Registrada");
        phone.opens("#turno");
        phone.presses("Cerrar turno");
        phone.reads("El servidor tiene todas: 1.");
        Assertions.assertThat(forgetting(phone)).containsEntry("actas", 1).containsEntry("fotos", 1);
        mast.bringsPieces();
        phone.sends();
        phone.reads("Todo está en el servidor.");
        Assertions.assertThat(whole()).isOne();
        Assertions.assertThat(forgetting(phone)).containsEntry("actas", 0).containsEntry("fotos", 0);
    }

    /// What is kept when a year has gone by.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> forgetting(Phone phone) {
        return (Map<String, Object>) phone.page().evaluate("""
                async () => {
                  const store = await import('/oficial/store.js');
                  await (await import('/oficial/settle.js')).forget(Date.now() + 365 * 24 * 3600 * 1000);
                  return { actas: (await store.all('actas')).length, fotos: (await store.all('fotos')).length };
                }
                """);
    }

    @Test
    void a_file_that_is_no_picture_is_told_at_once_and_signs_nothing() {
        Phone phone = enrolled();
        phone.opens("#nueva");
        phone.page()
                .locator("#foto")
                .setInputFiles(new FilePayload("foto.heic", "image/heic", "ftypheic".getBytes(StandardCharsets.UTF_8)));
        phone.reads("Este teléfono da las fotos en un formato que no se acepta.");
        assertThat(phone.page().locator(".fotos figure")).hasCount(0);
    }
}
