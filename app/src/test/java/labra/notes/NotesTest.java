package labra.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.MultiPartSpecification;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import labra.Api;
import labra.access.Role;
import labra.evidence.EvidenceCommand;
import labra.platform.Database;
import labra.platform.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Notes of records, whom they name, and what is attached to them.
@QuarkusTest
class NotesTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    Settings settings;

    @Inject
    EvidenceCommand command;

    private int person;
    private String place = "";
    private String user = "";
    private String clerk = "";

    @BeforeEach
    void a_person_and_a_clerk() {
        person = api.person(Api.unique("anotada") + "@example.com");
        place = "/admin/notas/personas/" + person;
        user = api.account(Role.OPERATOR);
        clerk = Api.signIn("usuario", user);
    }

    @Test
    void a_note_is_on_the_page_of_its_record_with_author_and_in_its_history() {
        add(clerk, place, "Llamó por teléfono: vendió el <b>auto</b>.\nSegunda línea");
        add(clerk, place, "Después");
        for (String page : List.of(place, place + "/parte")) {
            assertThat(page(clerk, page))
                    .as(page)
                    .contains("vendió el &lt;b&gt;auto&lt;/b&gt;.\nSegunda línea", "<strong>" + user + "</strong>")
                    .containsSubsequence("Llamó por teléfono", "Después");
        }
        assertThat(page(clerk, "/admin/personas/" + person))
                .contains(place + "/parte")
                .contains("<strong>Nota</strong> <span>" + user)
                .doesNotContain("Llamó");
    }

    @Test
    void auditors_read_and_only_who_writes_in_the_register_adds() {
        add(clerk, place, "Para leer");
        String auditor = api.tokenOf(Role.AUDITOR);
        assertThat(page(auditor, place)).contains("Para leer").doesNotContain("name=\"texto\"");
        assertThat(add(auditor, place, "No").statusCode()).isEqualTo(403);
        String officer = "/admin/notas/policias/" + api.officer(Api.unique("anotado-"));
        assertThat(page(clerk, officer)).doesNotContain("name=\"texto\"");
        assertThat(add(clerk, officer, "No").statusCode()).isEqualTo(403);
        assertThat(add(api.administratorToken(), officer, "Sí").statusCode()).isEqualTo(303);
        String fine = fine();
        assertThat(add(clerk, "/admin/notas/multas/" + fine, "Sí").statusCode()).isEqualTo(303);
        assertThat(page(clerk, "/admin/multas/" + fine)).contains("/admin/notas/multas/" + fine + "/parte");
        assertThat(notes()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/notas/personas/999999999",
        "/admin/notas/personas/x",
        "/admin/notas/infracciones/1",
        "/admin/notas/usuarios/1",
        "/admin/notas/nada/1",
        "/admin/notas/multas/1"
    })
    void where_no_record_is_there_are_no_notes(String nowhere) {
        assertThat(Api.as(api.administratorToken())
                        .accept("text/html")
                        .get(nowhere)
                        .statusCode())
                .isEqualTo(404);
        assertThat(add(api.administratorToken(), nowhere, "No").statusCode()).isEqualTo(404);
    }

    @Test
    void an_empty_or_endless_text_is_refused_in_words() {
        assertThat(add(clerk, place, " \n ").statusCode()).isEqualTo(422);
        Response endless = add(clerk, place, "x".repeat(2001));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.asString()).contains("no puede superar los 2.000 caracteres");
        assertThat(notes()).isZero();
    }

    @Test
    void whoever_is_named_reads_it_marks_it_and_nobody_else_does() {
        String named = api.account(Role.AUDITOR);
        String reader = Api.signIn("usuario", named);
        Response added = add(clerk, place, "Que lo vea @" + named.toUpperCase(java.util.Locale.ROOT) + ". @" + user);
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(page(clerk, place)).contains("<mark>@" + named.toUpperCase(java.util.Locale.ROOT) + "</mark>.");
        assertThat(unread(named)).isEqualTo(1);
        assertThat(unread(user)).as("nobody tells themselves").isZero();
        assertThat(page(reader, "/admin/menciones")).contains("Sin leer", place + "#nota-", "Persona de Prueba");
        long note = lastNote();
        post(clerk, "/admin/menciones/" + note + "/leida");
        assertThat(unread(named)).isEqualTo(1);
        post(reader, "/admin/menciones/" + note + "/leida");
        assertThat(unread(named)).isZero();
        assertThat(page(reader, "/admin/menciones")).doesNotContain("Sin leer").contains("Leída el");
        add(clerk, place, "Otra vez @" + named);
        long shown = lastNote();
        add(clerk, place, "Y otra @" + named);
        Api.as(reader)
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParam("hasta", shown)
                .post("/admin/menciones/leidas")
                .then()
                .statusCode(303);
        assertThat(unread(named)).as("what came while the page was read").isEqualTo(1);
    }

    @Test
    void what_is_withdrawn_is_told_by_nobody_but_the_trail() {
        String named = api.account(Role.AUDITOR);
        add(clerk, place, "Me equivoqué, @" + named);
        long note = lastNote();
        String other = api.tokenOf(Role.SUPERVISOR);
        assertThat(post(other, place + "/" + note + "/retirar").statusCode()).isEqualTo(403);
        assertThat(post(
                                clerk,
                                "/admin/notas/personas/" + api.person(Api.unique("otra") + "@example.com") + "/" + note
                                        + "/retirar")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(clerk, place + "/" + note + "/retirar").statusCode()).isEqualTo(303);
        assertThat(post(clerk, place + "/" + note + "/retirar").statusCode()).isEqualTo(303);
        assertThat(page(clerk, place)).contains("Se retiró esta nota").doesNotContain("Me equivoqué");
        assertThat(unread(named)).isZero();
        assertThat(page(Api.signIn("usuario", named), "/admin/menciones")).doesNotContain("equivoqué");
        assertThat(page(clerk, "/admin/personas/" + person)).contains("Nota retirada");
        assertThat(count("SELECT count(*) FROM audit WHERE subject = 'note' AND subject_id = '" + note
                        + "' AND before ->> 'body' LIKE 'Me equivoqué%'"))
                .isEqualTo(1);
    }

    @Test
    void a_file_lies_sealed_is_given_out_as_it_came_and_each_time_is_written_down() throws IOException {
        byte[] pdf = pdf(3_000_000);
        assertThat(add(clerk, place, "Con adjunto", file("../Acta de prueba.pdf", pdf))
                        .statusCode())
                .isEqualTo(303);
        String address = place + "/archivo/" + lastFile();
        assertThat(page(clerk, place)).contains(address).contains("Acta de prueba.pdf</a>");
        byte[] kept = Files.readAllBytes(kept());
        assertThat(kept).hasSize(pdf.length + 28);
        assertThat(Arrays.equals(kept, 28, 1000, pdf, 28, 1000)).isFalse();
        Response sent = Api.as(api.tokenOf(Role.AUDITOR)).accept("*/*").get(address);
        assertThat(sent.asByteArray()).isEqualTo(pdf);
        assertThat(sent.contentType()).isEqualTo("application/pdf");
        assertThat(sent.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Acta%20de%20prueba.pdf");
        assertThat(sent.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
        assertThat(looks()).isEqualTo(1);
        assertThat(page(clerk, "/admin/personas/" + person)).contains("Adjunto descargado");
        assertThat(given().redirects().follow(false).get(address).statusCode()).isNotEqualTo(200);
        assertThat(Api.as(api.officerToken()).accept("*/*").get(address).statusCode())
                .isEqualTo(403);
        String elsewhere = "/admin/notas/personas/" + api.person(Api.unique("otra") + "@example.com");
        assertThat(Api.as(clerk)
                        .accept("*/*")
                        .get(elsewhere + "/archivo/" + lastFile())
                        .statusCode())
                .isEqualTo(404);
        post(clerk, place + "/" + lastNote() + "/retirar");
        assertThat(Api.as(clerk).accept("*/*").get(address).statusCode()).isEqualTo(404);
        assertThat(looks()).isEqualTo(1);
    }

    @Test
    void what_is_no_document_or_too_much_is_refused_in_words() {
        Response script = add(clerk, place, "Malo", file("acta.pdf", "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(script.statusCode()).isEqualTo(422);
        assertThat(script.asString()).contains("no es un PDF, un JPEG ni un PNG: acta.pdf", "Malo");
        Response many = add(
                clerk,
                place,
                "Seis",
                java.util.stream.Stream.generate(() -> file("a.pdf", pdf(10)))
                        .limit(6)
                        .toArray(MultiPartSpecification[]::new));
        assertThat(many.asString()).contains("admite hasta 5 archivos");
        Response large = add(clerk, place, "Grande", file("a.pdf", pdf(10 * 1024 * 1024 + 1)));
        assertThat(large.asString()).contains("no puede superar los 10 MB");
        assertThat(add(clerk, place, "Enorme", file("a.pdf", pdf(12_000_000))).statusCode())
                .isEqualTo(413);
        assertThat(notes()).isZero();
    }

    @Test
    void the_check_of_evidence_looks_after_the_files_too() throws IOException {
        add(clerk, place, "Con adjunto", file("a.pdf", pdf(2000)));
        Path kept = kept();
        assertThat(checked()).doesNotContain(kept.getFileName().toString());
        byte[] bytes = Files.readAllBytes(kept);
        Files.delete(kept);
        try {
            assertThat(checked()).containsPattern("(Falta|Missing): " + kept.getFileName());
            assertThat(Api.as(clerk)
                            .accept("text/html")
                            .get(place + "/archivo/" + lastFile())
                            .statusCode())
                    .isEqualTo(500);
            assertThat(looks()).isZero();
        } finally {
            Files.write(kept, bytes);
        }
    }

    @Test
    void notes_go_with_their_record_and_stay_in_the_trail() {
        add(clerk, place, "Se va", file("a.pdf", pdf(200)));
        Api.as(clerk).accept("*/*").get(place + "/archivo/" + lastFile()).then().statusCode(200);
        long note = lastNote();
        api.administrator().delete("/personas/" + person).then().statusCode(204);
        assertThat(count("SELECT count(*) FROM note WHERE id = " + note)).isZero();
        assertThat(count("SELECT count(*) FROM audit WHERE subject = 'note' AND subject_id = '" + note
                        + "' AND action = 'DELETE' AND before ->> 'body' = 'Se va'"))
                .isEqualTo(1);
    }

    @Test
    void an_account_that_wrote_a_note_is_kept() {
        add(clerk, place, "Firmada");
        long id = count("SELECT id FROM account WHERE username = '" + user + "'");
        Response refused = Api.as(api.administratorToken())
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .post("/admin/usuarios/" + id + "/eliminar");
        assertThat(refused.statusCode()).isLessThan(500);
        assertThat(count("SELECT count(*) FROM account WHERE id = " + id)).isEqualTo(1);
    }

    private String fine() {
        return Api.as(api.officerToken())
                .body(labra.contract.FineJson.of(api.plateOf(person)).toString())
                .post("/cargar_infraccion")
                .path("multa.id");
    }

    private static Response add(String token, String place, String text, MultiPartSpecification... files) {
        RequestSpecification request = given().header("Authorization", "Bearer " + token)
                .accept("text/html")
                .redirects()
                .follow(false)
                .multiPart(new MultiPartSpecBuilder(text)
                        .controlName("texto")
                        .charset(StandardCharsets.UTF_8)
                        .build());
        for (MultiPartSpecification file : files) {
            request.multiPart(file);
        }
        return request.post(place);
    }

    private static MultiPartSpecification file(String name, byte[] bytes) {
        return new MultiPartSpecBuilder(bytes)
                .controlName("archivo")
                .fileName(name)
                .mimeType("application/octet-stream")
                .build();
    }

    private static byte[] pdf(int bytes) {
        byte[] pdf = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(pdf);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
        return pdf;
    }

    private static Response post(String token, String path) {
        return Api.as(token)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .post(path);
    }

    private static String page(String token, String path) {
        Response page = Api.as(token).accept("text/html").get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.asString();
    }

    private String checked() {
        StringWriter out = new StringWriter();
        new CommandLine(command).setOut(new PrintWriter(out)).execute();
        return out.toString();
    }

    /// Where the last file lies.
    private Path kept() {
        String hash = database.read(
                handle -> handle.createQuery("SELECT encode(sha256, 'hex') FROM note_file ORDER BY id DESC LIMIT 1")
                        .mapTo(String.class)
                        .one());
        return settings.evidence()
                .folder()
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    private long lastNote() {
        return count("SELECT max(id) FROM note");
    }

    private long lastFile() {
        return count("SELECT max(id) FROM note_file");
    }

    private long notes() {
        return count("SELECT count(*) FROM note WHERE person_id = " + person);
    }

    private long looks() {
        return count("SELECT count(*) FROM note_look WHERE file_id = " + lastFile());
    }

    private long unread(String username) {
        long account = count("SELECT id FROM account WHERE username = '" + username + "'");
        return database.read(MentionRows.class, MentionRows::unread).getOrDefault(account, 0L);
    }

    private long count(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
