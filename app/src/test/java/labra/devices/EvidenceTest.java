package labra.devices;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import labra.Api;
import labra.access.Role;
import labra.contract.Problems;
import labra.devices.desk.DeviceRows;
import labra.evidence.EvidenceCommand;
import labra.evidence.Sweep;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Photos come piece by piece from devices, count when they are whole and have their hash, and are shown to whom they
/// concern, each look written down.
@QuarkusTest
class EvidenceTest {
    private static final String SECRET = "-34.6037,-58.3816";
    private static final int HALF = 2_000;

    @Inject
    Api api;

    @Inject
    EnrolledDevice.Maker devices;

    @Inject
    Database database;

    @Inject
    Settings settings;

    @Inject
    EvidenceCommand command;

    @Inject
    Sweep sweep;

    private EnrolledDevice device;
    private byte[] photo;
    private String hash;
    private ObjectNode fine;
    private String acta;
    private String text;

    @BeforeEach
    void aFineWithAPhoto() {
        device = devices.make();
        photo = photo();
        hash = hash(photo);
        signs(photo.length);
    }

    private void signs(int bytes) {
        fine = device.next(api.plate());
        named(fine, hash, bytes);
        acta = device.sign("acta", fine);
        text = device.head;
    }

    private static void named(ObjectNode fine, String hash, int bytes) {
        fine.withArray("evidencias")
                .addObject()
                .put("sha256", hash)
                .put("bytes", bytes)
                .put("tipo", "image/jpeg")
                .put("orden", 1);
    }

    /// A JPEG that nobody has, with a place in its Exif.
    private static byte[] photo() {
        try {
            BufferedImage picture = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
            Random dice = new Random();
            for (int i = 0; i < 5_400; i++) {
                picture.setRGB(i % 90, i / 90, dice.nextInt());
            }
            ByteArrayOutputStream drawn = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", drawn);
            byte[] plain = drawn.toByteArray();
            byte[] place = ("Exif\0\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(plain, 0, 2);
            whole.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (place.length + 2)});
            whole.writeBytes(place);
            whole.write(plain, 2, plain.length - 2);
            return whole.toByteArray();
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private String permit(EnrolledDevice by, String sha256) {
        return by.key.sign("evidencia", by.id, "{\"acta\":\"" + text + "\",\"sha256\":\"" + sha256 + "\"}");
    }

    private RequestSpecification asked() {
        return given().header("Labra-Firma", permit(device, hash));
    }

    private Response progress() {
        return asked().head("/oficial/evidencias/" + hash);
    }

    private Response piece(byte[] all, int from, int to) {
        return asked().header("Upload-Offset", from)
                .header("Upload-Length", all.length)
                .contentType("application/offset+octet-stream")
                .body(Arrays.copyOfRange(all, from, to))
                .patch("/oficial/evidencias/" + hash);
    }

    private void brought() {
        assertThat(device.send(acta).<List<String>>path("resultados.resultado")).containsExactly("registrada");
        assertThat(piece(photo, 0, photo.length).statusCode()).isEqualTo(204);
    }

    private String page(String more) {
        return "/admin/evidencias/" + fine.path("id").asText() + more;
    }

    /// Where it lies, for the program and at most its group.
    void assertKept(String sha256, byte[] bytes) throws IOException {
        assertThat(Files.readAllBytes(file(sha256))).isEqualTo(bytes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(sha256))))
                .matches("rw-[r-]-----");
    }

    boolean isKept(String sha256) {
        return Files.exists(file(sha256));
    }

    void alter(String sha256, byte[] altered) throws IOException {
        Files.write(file(sha256), altered);
    }

    void lose(String sha256) throws IOException {
        Files.delete(file(sha256));
    }

    boolean isArriving(String sha256) {
        return Files.exists(settings.evidence().folder().resolve("arriving").resolve(sha256 + ".partial"));
    }

    boolean isKeptSmall(String sha256) {
        return Files.exists(below(settings.evidence().folder().resolve("small"), sha256));
    }

    private Path file(String sha256) {
        return below(settings.evidence().folder(), sha256);
    }

    private static Path below(Path folder, String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static void offset(Response answer, int status, int offset) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.header("Upload-Offset")).isEqualTo(Integer.toString(offset));
    }

    @Test
    void a_photo_in_pieces_is_there_when_all_of_it_is_and_lies_as_a_file_for_the_program_alone() throws IOException {
        device.send(acta);
        offset(progress(), 200, 0);
        offset(piece(photo, 0, HALF), 204, HALF);
        Response half = progress();
        offset(half, 200, HALF);
        assertThat(half.header("Labra-Huella")).isNull();
        Response elsewhere = piece(photo, 0, HALF);
        Problems.of(elsewhere, 409, "evidence-elsewhere");
        offset(elsewhere, 409, HALF);
        Response whole = piece(photo, HALF, photo.length);
        offset(whole, 204, photo.length);
        assertThat(whole.header("Labra-Huella")).isEqualTo(hash);
        assertKept(hash, photo);
        Response again = piece(photo, 0, HALF);
        offset(again, 204, photo.length);
        assertThat(again.header("Labra-Huella")).isEqualTo(hash);
        assertThat(progress().header("Labra-Huella")).isEqualTo(hash);
    }

    @Test
    void one_that_comes_before_its_acta_waits_for_it() {
        assertThat(progress().statusCode()).isEqualTo(404);
        assertThat(piece(photo, 0, HALF).statusCode()).isEqualTo(404);
        brought();
    }

    @Test
    void one_that_was_altered_on_its_way_begins_anew() {
        device.send(acta);
        byte[] altered = photo.clone();
        altered[HALF + 5] ^= 1;
        piece(altered, 0, HALF);
        Response refused = piece(altered, HALF, altered.length);
        Problems.of(refused, 422, "evidence-altered");
        offset(refused, 422, 0);
        offset(progress(), 200, 0);
        offset(piece(photo, 0, photo.length), 204, photo.length);
    }

    @Test
    void a_stranger_brings_nothing() {
        device.send(acta);
        EnrolledDevice other = devices.make();
        String forged =
                other.key.sign("evidencia", device.id, "{\"acta\":\"" + text + "\",\"sha256\":\"" + hash + "\"}");
        String nobody = device.key.sign(
                "evidencia", UUID.randomUUID(), "{\"acta\":\"" + text + "\",\"sha256\":\"" + hash + "\"}");
        String anotherPhoto = permit(device, hash(new byte[] {1}));
        String anotherKind =
                device.key.sign("bloque", device.id, "{\"acta\":\"" + text + "\",\"sha256\":\"" + hash + "\"}");
        for (String firma : List.of(forged, nobody, anotherPhoto, anotherKind, "x.y.z", " ")) {
            assertThat(given().header("Labra-Firma", firma)
                            .head("/oficial/evidencias/" + hash)
                            .statusCode())
                    .as(firma)
                    .isEqualTo(401);
        }
        assertThat(given().head("/oficial/evidencias/" + hash).statusCode()).isEqualTo(401);
        assertThat(given().contentType("application/offset+octet-stream")
                        .body(photo)
                        .patch("/oficial/evidencias/" + hash)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void one_that_is_too_large_or_longer_than_was_signed_is_refused() {
        device.send(acta);
        Problems.of(
                asked().header("Upload-Offset", 0)
                        .header("Upload-Length", 11 * 1024 * 1024)
                        .contentType("application/offset+octet-stream")
                        .body(photo)
                        .patch("/oficial/evidencias/" + hash),
                413,
                "too-large");
        Problems.of(
                asked().header("Upload-Offset", 0)
                        .header("Upload-Length", photo.length + 1)
                        .contentType("application/offset+octet-stream")
                        .body(photo)
                        .patch("/oficial/evidencias/" + hash),
                422,
                "evidence-of-other-length");
        Problems.of(
                asked().header("Upload-Offset", 0)
                        .header("Upload-Length", photo.length)
                        .contentType("application/offset+octet-stream")
                        .body(Arrays.copyOf(photo, photo.length + 1))
                        .patch("/oficial/evidencias/" + hash),
                422,
                "evidence-of-other-length");
        offset(progress(), 200, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1.5", "99999999999999999999"})
    void where_a_piece_begins_is_a_number(String offset) {
        device.send(acta);
        Problems.of(
                asked().header("Upload-Offset", offset)
                        .header("Upload-Length", photo.length)
                        .contentType("application/offset+octet-stream")
                        .body(photo)
                        .patch("/oficial/evidencias/" + hash),
                400,
                "invalid-fields");
    }

    @Test
    void what_is_no_picture_is_refused_though_it_is_what_was_signed() {
        photo = "%PDF-1.7 <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        hash = hash(photo);
        signs(photo.length);
        device.send(acta);
        Problems.of(piece(photo, 0, photo.length), 415, "no-picture");
        assertThat(isKept(hash)).isFalse();
        assertThat(isArriving(hash)).isFalse();
    }

    @Test
    void nothing_is_left_of_what_is_whole_or_was_never_begun() {
        device.send(acta);
        offset(piece(photo, HALF, photo.length), 409, 0);
        assertThat(isArriving(hash)).isFalse();
        piece(photo, 0, HALF);
        assertThat(isArriving(hash)).isTrue();
        piece(photo, HALF, photo.length);
        piece(photo, 0, HALF);
        assertThat(isArriving(hash)).isFalse();
    }

    @Test
    void what_nobody_goes_on_bringing_is_removed_after_a_week() {
        device.send(acta);
        piece(photo, 0, HALF);
        long now = System.currentTimeMillis();
        sweep.at(now + Duration.ofDays(6).toMillis());
        offset(progress(), 200, HALF);
        sweep.at(now + Duration.ofDays(8).toMillis());
        offset(progress(), 200, 0);
        assertThat(isArriving(hash)).isFalse();
    }

    @Test
    void a_device_fills_no_disk() {
        device.send(acta);
        String today = java.time.LocalDate.now(java.time.ZoneId.of("America/Argentina/Buenos_Aires"))
                .toString();
        broughtAlready(today);
        Problems.of(piece(photo, 0, photo.length), 413, "evidence-too-much");
        assertThat(isArriving(hash)).isFalse();
        broughtAlready("2026-01-01");
        offset(piece(photo, 0, photo.length), 204, photo.length);
    }

    private void broughtAlready(String day) {
        database.read(handle ->
                handle.execute("""
                INSERT INTO evidence_brought VALUES (?, ?::date, ?)
                ON CONFLICT (device_id) DO UPDATE SET day = excluded.day, bytes = excluded.bytes
                """, device.id, day, settings.evidence().bytesPerDay() - 10));
    }

    @Test
    void a_device_is_asked_again_for_what_was_lost_until_it_is_there() throws IOException {
        brought();
        lose(hash);
        checked();
        assertThat(askedFor()).containsExactly(hash);
        offset(progress(), 200, 0);
        offset(piece(photo, 0, photo.length), 204, photo.length);
        assertThat(askedFor()).isEmpty();
        assertThat(api.administrator()
                        .get("/admin/multas/" + fine.path("id").asText())
                        .asString())
                .contains("Perdida o alterada");
    }

    private List<String> askedFor() {
        return device.send(acta).path("dispositivo.fotos_faltan");
    }

    @Test
    void one_that_cannot_be_read_holds_up_no_other() throws IOException {
        brought();
        Files.delete(file(hash));
        Path unreadable = Files.createDirectory(file(hash));
        String first = hash;
        photo = photo();
        hash = hash(photo);
        signs(photo.length);
        brought();
        Files.delete(file(hash));
        assertThat(checked())
                .containsPattern("(Falta|Missing): " + hash)
                .containsPattern("(No se puede leer|Cannot be read): " + first);
        Files.delete(unreadable);
    }

    @Test
    void the_page_of_a_fine_shows_them_small_and_that_is_one_look() throws IOException {
        brought();
        String part = api.administrator().get(page("/parte")).asString();
        Matcher vista = Pattern.compile("/miniatura\\?vista=([0-9]+)").matcher(part);
        assertThat(vista.find()).as(part).isTrue();
        String small = page("/" + hash + "/miniatura?vista=");
        for (int i = 0; i < 2; i++) {
            Response shown = api.administrator().get(small + vista.group(1));
            assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
            assertThat(shown.contentType()).isEqualTo("image/jpeg");
            assertThat(new String(shown.asByteArray(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SECRET)
                    .doesNotContain("Exif");
        }
        assertThat(isKeptSmall(hash)).isTrue();
        assertThat(api.administrator().get(small + "0").statusCode()).isEqualTo(404);
        assertThat(api.administrator().get(page("/" + hash + "/miniatura")).statusCode())
                .isEqualTo(404);
        assertThat(Api.as(api.tokenOf(Role.SUPERVISOR))
                        .get(small + vista.group(1))
                        .statusCode())
                .as("each person has looks of their own")
                .isEqualTo(404);
        assertThat(looks()).hasSize(1).first().asString().startsWith("LISTED ");
        assertThat(api.administrator()
                        .get("/admin/multas/" + fine.path("id").asText())
                        .asString())
                .contains("Vistas en chico");
        assertThat(api.administrator().get(page("")).asString()).contains("Vio todas en chico");
    }

    private List<String> looks() {
        return database.read(handle -> handle.createQuery(
                        "SELECT kind || ' ' || looked_by FROM evidence_look WHERE fine_id = ? ORDER BY id")
                .bind(0, UUID.fromString(fine.path("id").asText()))
                .mapTo(String.class)
                .list());
    }

    @Test
    void a_revoked_device_still_delivers_and_the_photo_is_there_when_the_fine_is_registered_from_quarantine() {
        database.write(new Actor("test", ""), handle -> {
            handle.attach(DeviceRows.class).revoke(device.id, "LOST", java.time.Instant.now());
            return true;
        });
        assertThat(device.send(acta).<List<String>>path("resultados.resultado")).containsExactly("en_cuarentena");
        assertThat(piece(photo, 0, photo.length).statusCode()).isEqualTo(204);
        long apart = database.read(handle -> handle.createQuery("SELECT id FROM quarantine WHERE device_id = ?")
                .bind(0, device.id)
                .mapTo(Long.class)
                .one());
        Response registered = api.administrator()
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParam("placa_patente", fine.path("placa_patente").asText())
                .formParam("timestamp", fine.path("timestamp").asText())
                .formParam("numero_unico", device.badge)
                .formParam("comentarios", "Semaforo en rojo")
                .formParam("motivo", "La patrulla lo vio")
                .post("/admin/cuarentena/" + apart + "/registrar");
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(303);
        String id = registered.header("Location").replaceAll(".*/", "");
        assertThat(api.administrator().get("/admin/evidencias/" + id + "/parte").asString())
                .contains("/admin/evidencias/" + id + "/" + hash + "/miniatura?vista=");
    }

    @Test
    void a_fine_that_names_more_than_may_be_kept_waits_for_somebody() {
        for (int i = 0; i < NamedEvidence.MOST; i++) {
            named(fine, hash, photo.length);
        }
        EnrolledDevice other = devices.make();
        ObjectNode many = other.next(api.plate());
        many.set("evidencias", fine.path("evidencias"));
        Response answer = other.send(other.sign("acta", many));
        assertThat(answer.<List<String>>path("resultados.error.motivo")).containsExactly("EVIDENCIAS");
    }

    @Test
    void the_same_photo_of_two_fines_is_kept_once_and_shown_with_both() {
        brought();
        ObjectNode second = device.next(api.plate());
        named(second, hash, photo.length);
        String again = device.sign("acta", second);
        device.send(again);
        text = device.head;
        assertThat(progress().header("Labra-Huella")).isEqualTo(hash);
        for (ObjectNode each : List.of(fine, second)) {
            String id = each.path("id").asText();
            assertThat(api.administrator()
                            .get("/admin/evidencias/" + id + "/parte")
                            .asString())
                    .contains("/admin/evidencias/" + id + "/" + hash + "/miniatura?vista=");
        }
    }

    @Test
    void staff_see_it_without_its_place_and_each_look_is_written_down() {
        brought();
        Response shown = api.administrator().get(page("/" + hash + "/imagen"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.contentType()).isEqualTo("image/jpeg");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("sandbox");
        assertThat(shown.header("Content-Disposition"))
                .startsWith("inline; filename=\"")
                .endsWith("-1.jpeg\"");
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(SECRET);
        assertThat(new String(shown.asByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        Response original = api.administrator().get(page("/" + hash + "/original"));
        assertThat(original.asByteArray()).isEqualTo(photo);
        assertThat(original.header("Content-Disposition")).startsWith("attachment; ");
        assertThat(original.header("Cache-Control")).isEqualTo("no-store");
        List<String> looks = looks();
        assertThat(looks).hasSize(2);
        assertThat(looks.getFirst()).startsWith("SHOWN ");
        assertThat(looks.getLast()).startsWith("DOWNLOADED ");
        assertThat(api.administrator().get(page("")).asString())
                .contains("Vio la evidencia 1", "Descargó la evidencia 1");
        assertThat(api.administrator()
                        .get("/admin/multas/" + fine.path("id").asText())
                        .asString())
                .contains("Mostrada", "Descargada", "Recibida");
        List<String> told = database.read(handle -> handle.createQuery(
                        "SELECT actor FROM audit WHERE subject = 'evidence_look' AND subject_id = ? ORDER BY id")
                .bind(0, fine.path("id").asText())
                .mapTo(String.class)
                .list());
        assertThat(told).hasSize(2).allMatch(actor -> !actor.startsWith("database"));
    }

    @Test
    void nobody_else_sees_it() {
        brought();
        for (String way : List.of("", "/parte", "/" + hash + "/imagen", "/" + hash + "/original")) {
            Response stranger = given().redirects().follow(false).get(page(way));
            assertThat(stranger.statusCode()).as(way).isIn(303, 401);
            assertThat(stranger.asByteArray().length).isLessThan(photo.length / 2 + 2_000);
            assertThat(Api.as(api.officerToken((int) device.officer))
                            .redirects()
                            .follow(false)
                            .get(page(way))
                            .statusCode())
                    .as(way)
                    .isIn(303, 401, 403);
        }
        for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.OPERATOR)) {
            assertThat(Api.as(api.tokenOf(role)).get(page("/parte")).statusCode())
                    .as("%s", role)
                    .isEqualTo(200);
        }
        String other = Api.as(api.officerToken())
                .body(labra.contract.FineJson.of(api.plate()).toString())
                .post("/cargar_infraccion")
                .path("multa.id");
        assertThat(api.administrator()
                        .get("/admin/evidencias/" + other + "/" + hash + "/imagen")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.administrator()
                        .get("/admin/evidencias/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.administrator().get(page("/..%2f..%2fkeys/imagen")).statusCode())
                .isIn(400, 404);
        assertThat(api.administrator().get("/admin/evidencias/" + other).asString())
                .contains("Sin fotos ni firma.");
    }

    @Test
    void a_file_that_was_altered_or_lost_is_found_shown_to_nobody_and_taken_again() throws IOException {
        brought();
        byte[] altered = photo.clone();
        altered[HALF] ^= 1;
        alter(hash, altered);
        Response lost = api.administrator().get(page("/" + hash + "/original"));
        assertThat(lost.statusCode()).isEqualTo(500);
        assertThat(lost.asString()).contains("Archivo perdido o alterado");
        assertThat(checked()).contains(hash);
        lose(hash);
        assertThat(checked()).contains(hash);
        offset(progress(), 200, 0);
        offset(piece(photo, 0, photo.length), 204, photo.length);
        assertThat(checked()).doesNotContain(hash);
    }

    private String checked() {
        StringWriter out = new StringWriter();
        new CommandLine(command).setOut(new PrintWriter(out)).execute();
        return out.toString();
    }
}
