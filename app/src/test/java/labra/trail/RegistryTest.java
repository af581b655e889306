package labra.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import labra.Api;
import labra.contract.FineJson;
import labra.platform.Database;
import labra.platform.Settings;
import labra.trail.tree.Checkpoint;
import labra.trail.tree.Hashes;
import labra.trail.tree.Note;
import labra.trail.tree.NoteKey;
import labra.trail.tree.Proofs;
import labra.trail.tree.Tiles;
import labra.trail.tree.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The log as everybody sees it, and the proof of a fine, which openssl and a page of shell check without us.
@QuarkusTest
class RegistryTest {
    private static final Path SCRIPT = Path.of("../docs/check-proof.sh");

    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    Sequencer sequencer;

    @Inject
    Settings settings;

    @Inject
    AuditCommand command;

    @TempDir
    Path folder;

    @Test
    void a_fine_is_proven_by_its_officer_and_by_nobody_else() {
        String officer = api.officerToken(api.officer(Api.unique("prueba-")));
        String fine = fine(officer);
        Response proof = Api.as(officer).get("/multas/" + fine + "/prueba");
        assertThat(proof.statusCode()).isEqualTo(200);
        Note note = Note.of(proof.path("registro"));
        Checkpoint checkpoint = Checkpoint.of(note.text());
        assertThat(note.isSignedBy(NoteKey.of(proof.<String>path("clave")))).isTrue();
        assertThat(proof.<String>path("hojas[0].dicho")).contains(fine).contains("Cruzó en rojo");
        List<byte[]> path = proof.<List<String>>path("hojas[0].camino").stream()
                .map(HexFormat.of()::parseHex)
                .toList();
        byte[] leaf = Hashes.leaf(proof.<String>path("hojas[0].sobre").getBytes(StandardCharsets.UTF_8));
        int index = proof.path("hojas[0].indice");
        assertThat(Proofs.includes(checkpoint.root(), checkpoint.size(), index, leaf, path))
                .isTrue();
        assertThat(Api.as(api.officerToken(api.officer(Api.unique("otro-"))))
                        .get("/multas/" + fine + "/prueba")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Api.anonymous().get("/multas/" + fine + "/prueba").statusCode())
                .isEqualTo(401);
    }

    @Test
    void everybody_reads_the_log_and_counts_it_again() {
        fine(api.officerToken());
        Response checkpoint = Api.anonymous().accept("*/*").get("/registro/checkpoint");
        assertThat(checkpoint.header("Cache-Control")).isEqualTo("public, max-age=1");
        Note note = Note.of(checkpoint.asString());
        NoteKey key =
                NoteKey.of(Api.anonymous().accept("*/*").get("/registro/clave").asString());
        assertThat(note.isSignedBy(key)).isTrue();
        Checkpoint said = Checkpoint.of(note.text());
        Tiles tiles = Recount.at((level, index) -> tile(level, index, said.size()), said.size());
        assertThat(new Tree(tiles, said.size()).root()).isEqualTo(said.root());
    }

    /// As C2SP writes it: x001/x234/067.
    private static String place(long index) {
        return (index < 1000 ? "" : place(index / 1000).replaceAll("(?:^|(?<=/))(?=\\d)", "x") + "/")
                + "%03d".formatted(index % 1000);
    }

    private static byte[] tile(int level, long index, long size) {
        long hashes = Math.min(Tiles.WIDTH, (size >> (Tiles.LEVEL_HEIGHT * level)) - index * Tiles.WIDTH);
        Response tile = Api.anonymous()
                .accept("*/*")
                .get("/registro/tile/" + level + "/" + place(index) + (hashes == 256 ? "" : ".p/" + hashes));
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        return tile.asByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9/000",
                "0/x999/999",
                "0/0",
                "0/0000",
                "0/x000/000",
                "0/000.p/0",
                "0/000.p/257",
                "0/000.p/999",
                "0/-01",
                "x/000",
                "0/x999/x999/x999/x999/x999/999",
                "6/000",
                "0/000.p/"
            })
    void what_is_no_tile_is_not_found(String place) {
        assertThat(Api.anonymous().accept("*/*").get("/registro/tile/" + place).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_page_of_shell_believes_a_true_proof_and_no_other() throws Exception {
        String fine = fine(api.officerToken());
        api.administrator().body("{\"motivo\": \"Mal \\\"leída\\\"\"}").post("/multas/" + fine + "/anulacion");
        Path proof = folder.resolve("prueba.txt");
        assertThat(run("proof", fine, "--keep", proof.toString())).isZero();
        assertThat(Api.as(api.administratorToken())
                        .accept("text/plain")
                        .get("/multas/" + fine + "/prueba")
                        .asString())
                .contains("multa " + fine);
        assertThat(check(proof)).contains("YES: ").contains("Cruzó en rojo");
        String text = Files.readString(proof);
        String said = text.replaceAll("(?s).*?\ndicho (\\S+)\n.*", "$1");
        String other = new String(Base64.getDecoder().decode(said), StandardCharsets.UTF_8).replace("rojo", "rosa");
        for (String forged : List.of(
                text.replace(said, Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.UTF_8))),
                text.replaceFirst("\nhoja (\\d+)\n", "\nhoja 1$1\n"),
                text.replaceFirst("\"officers\"", "\"offices\""),
                text.replaceFirst("\ncamino [0-9a-f]{4}", "\ncamino 0000"),
                text.replaceFirst("(\nregistro [^\n]+\nregistro )(\\d+)", "$11$2"),
                text.replaceFirst("\nhoja(?s:.*)", "\n"))) {
            assertThat(forged).isNotEqualTo(text);
            assertThat(check(Files.writeString(proof, forged))).startsWith("NO: ");
        }
        Files.writeString(proof, text);
        assertThat(check(proof, "x+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
                .startsWith("NO: ");
    }

    @Test
    void the_command_verifies_what_came_since_a_kept_checkpoint() throws IOException {
        fine(api.officerToken());
        Path kept = folder.resolve("registro.txt");
        Files.writeString(
                kept, Api.anonymous().accept("*/*").get("/registro/checkpoint").asString());
        fine(api.officerToken());
        assertThat(run("verify", "--since", kept.toString())).isZero();
        Files.writeString(kept, Files.readString(kept).replaceFirst("\n\\d+\n", "\n7\n"));
        assertThat(run("verify", "--since", kept.toString())).isEqualTo(1);
    }

    @Test
    void the_key_is_its_owners_alone_and_openssl_reads_it() throws Exception {
        fine(api.officerToken());
        Path secret = settings.keys().folder().resolve("registro.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(said("openssl", "pkey", "-in", secret.toString(), "-noout", "-text"))
                .contains("ED25519");
    }

    @Test
    void what_the_trail_keeps_of_a_row_is_asked_in_the_databases_words() {
        String kept =
                database.read(handle -> handle.createQuery("SELECT prosrc FROM pg_proc WHERE proname = 'trail_image'")
                        .mapTo(String.class)
                        .one());
        assertThat(TrailImage.BODY.replaceAll("\\s+", " ").strip())
                .isEqualTo(kept.replaceAll("\\s+", " ").strip());
    }

    private String fine(String officer) {
        String id = Api.as(officer)
                .body(FineJson.of(api.plate())
                        .with("comentarios", "\"Cruzó en rojo\"")
                        .toString())
                .post("/cargar_infraccion")
                .path("multa.id");
        while (sequencer.round()
                || Api.as(officer).get("/multas/" + id + "/prueba").statusCode() == 404) {
            Thread.onSpinWait();
        }
        return id;
    }

    private int run(String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    private static String check(Path proof, String... key) throws IOException, InterruptedException {
        String[] all = new String[2 + key.length];
        all[0] = SCRIPT.toString();
        all[1] = proof.toString();
        System.arraycopy(key, 0, all, 2, key.length);
        return said(all);
    }

    private static String said(String... program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
