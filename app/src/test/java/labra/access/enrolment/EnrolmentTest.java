package labra.access.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import labra.Api;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// A code of ten signs becomes an officer's token, once, within ten minutes.
@QuarkusTest
class EnrolmentTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    Enrolments enrolments;

    @Inject
    Database database;

    private String code(int officer) {
        return enrolments.issue(officer, new Enrolments.Wish(2, "Móvil"), TEST);
    }

    private static Response exchange(String code) {
        return Api.anonymous().body(Map.of("codigo", code)).post("/oficial/alta");
    }

    @Test
    void a_code_is_good_once_however_it_is_typed() {
        int officer = api.officer(Api.unique("alta-"));
        String code = code(officer);
        Response answer =
                exchange(" " + code.substring(0, 5).toLowerCase(java.util.Locale.ROOT) + "-" + code.substring(5));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat((Integer) answer.path("expires_in")).isEqualTo(2 * 86_400);
        assertThat(Api.as(answer.path("access_token")).get("/multas").statusCode())
                .isEqualTo(200);
        Problems.of(exchange(code), 401, "invalid-code");
    }

    @Test
    void of_many_who_try_at_once_one_gets_the_token() {
        String code = code(api.officer(Api.unique("alta-")));
        var statuses = new ConcurrentLinkedQueue<Integer>();
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> statuses.add(exchange(code).statusCode()));
        assertThat(statuses).containsOnlyOnce(200).contains(401);
    }

    @Test
    void an_old_code_a_replaced_one_and_one_of_an_inactive_officer_are_worth_nothing() {
        int officer = api.officer(Api.unique("alta-"));
        String replaced = code(officer);
        String old = code(officer);
        Problems.of(exchange(replaced), 401, "invalid-code");
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE enrolment_code SET expires_at = now() - interval '1 second' WHERE officer_id = ?",
                        officer));
        Problems.of(exchange(old), 401, "invalid-code");
        String inactive = code(officer);
        database.write(TEST, handle -> handle.execute("UPDATE officer SET active = false WHERE id = ?", officer));
        Problems.of(exchange(inactive), 401, "invalid-code");
        Problems.of(exchange("AAAAAAAAAA"), 401, "invalid-code");
        assertThat(Problems.fields(Api.anonymous().body("{}").post("/oficial/alta")))
                .containsExactly("codigo");
        assertThat(Problems.fields(exchange("A".repeat(41)))).containsExactly("codigo");
    }

    @Test
    void the_code_itself_is_kept_nowhere() {
        int officer = api.officer(Api.unique("alta-"));
        String code = code(officer);
        String kept = database.read(handle -> handle.createQuery(
                        "SELECT string_agg(enrolment_code::text, '') FROM enrolment_code WHERE officer_id = ?")
                .bind(0, officer)
                .mapTo(String.class)
                .one());
        assertThat(kept).doesNotContain(code);
    }
}
