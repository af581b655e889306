package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import labra.Api;
import labra.web.BadField;
import labra.web.Text;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/// Anything may come: the answer is a fine or a reason, never a bug.
@QuarkusTest
class AnyInputTest {
    private static final int TRIES = 150;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Inject
    Api api;

    @Test
    void any_plate_is_a_fine_or_a_reason() {
        String officer = api.officerToken();
        Arbitrary<String> written = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(45),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(14),
                Arbitraries.strings().alpha().numeric().withChars("- .").ofMaxLength(14));
        sample(written).forEach(plate -> {
            Response answer = load(
                    officer,
                    FineJson.of("X").with("placa_patente", JSON.textNode(plate).toString()));
            assertThat(answer.statusCode()).as(plate).isIn(400, 404);
        });
    }

    @Test
    void any_writing_of_a_plate_finds_its_vehicle() {
        String officer = api.officerToken();
        String plate = api.plate();
        Arbitrary<String> separators =
                Arbitraries.strings().withChars(" -._/·–\t").ofMaxLength(3);
        sample(separators.list().ofSize(plate.length() + 1)).limit(40).forEach(between -> {
            StringBuilder written = new StringBuilder(between.getLast());
            for (int i = 0; i < plate.length(); i++) {
                char letter = plate.charAt(i);
                written.append(i % 2 == 0 ? Character.toLowerCase(letter) : letter)
                        .append(between.get(i));
            }
            Response answer = load(
                    officer,
                    FineJson.of("X")
                            .with(
                                    "placa_patente",
                                    JSON.textNode(written.toString()).toString()));
            assertThat(answer.statusCode()).as(written + answer.asString()).isEqualTo(200);
            assertThat((String) answer.path("multa.placa_patente")).isEqualTo(plate);
        });
        assertThat(api.administrator().get("/multas?placa=" + plate).jsonPath().getList("elementos"))
                .hasSize(1);
    }

    @Test
    void any_timestamp_is_a_fine_or_a_reason() {
        String officer = api.officerToken();
        String plate = api.plate();
        Arbitrary<String> json = Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(40)
                        .map(text -> JSON.textNode(text).toString()),
                Arbitraries.strings()
                        .withChars("0123456789-:TZ+. ")
                        .ofMaxLength(30)
                        .map(text -> "\"" + text + "\""),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.integers().map(exponent -> "3e" + exponent));
        sample(json).forEach(timestamp -> {
            Response answer = load(officer, FineJson.of(plate).with("timestamp", timestamp));
            assertThat(answer.statusCode()).as(timestamp + answer.asString()).isIn(200, 400);
        });
    }

    @Test
    void any_comments_come_back_in_their_one_form() {
        String officer = api.officerToken();
        String plate = api.plate();
        sample(Arbitraries.strings().ofMaxLength(100)).forEach(comments -> {
            Response answer = load(
                    officer,
                    FineJson.of(plate)
                            .with("comentarios", JSON.textNode(comments).toString()));
            if (answer.statusCode() == 200) {
                assertThat((String) answer.path("multa.comentarios")).isEqualTo(oneForm(comments));
            } else {
                assertThat(Problems.fields(answer)).isEqualTo(List.of("comentarios"));
            }
        });
    }

    private static String oneForm(String comments) {
        try {
            return Text.lines(comments, Integer.MAX_VALUE);
        } catch (BadField refused) {
            throw new AssertionError(comments, refused);
        }
    }

    private static <T> Stream<T> sample(Arbitrary<T> arbitrary) {
        JqwikSession.start();
        try {
            return arbitrary.sampleStream().limit(TRIES).toList().stream();
        } finally {
            JqwikSession.finish();
        }
    }

    private static Response load(String officer, FineJson fine) {
        return Api.as(officer).body(fine.toString()).post("/cargar_infraccion");
    }
}
