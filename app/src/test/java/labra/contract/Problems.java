package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What every error answer has and never has.
public final class Problems {
    /// Traces of what runs inside: stack traces, SQL, names of classes.
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat labra\\.|\\b(java|jakarta|org|io|com)\\.[a-z]+\\.|SELECT |INSERT |UPDATE |constraint|PSQL|jdbi",
            Pattern.CASE_INSENSITIVE);

    private Problems() {}

    /// The problem that the answer holds, found to be whole and of this status and type.
    public static Map<String, Object> of(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContainPattern(INSIDES);
        Map<String, Object> problem = answer.jsonPath().getMap("$");
        assertThat(problem.get("type")).isEqualTo("urn:labra:problem:" + type);
        assertThat(problem.get("status")).isEqualTo(status);
        assertThat(problem.get("title")).asString().isNotBlank();
        assertThat(problem.get("detail")).asString().isNotBlank();
        assertThat(problem.get("mensaje")).isEqualTo(problem.get("detail"));
        assertThat(answer.header("Content-Language")).isIn("es", "en");
        if (status == 401) {
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        return problem;
    }

    /// The fields that the answer complains about, each with its reason.
    public static List<String> fields(Response answer) {
        of(answer, 400, "invalid-fields");
        assertThat(answer.jsonPath().getList("errores.mensaje", String.class))
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        return answer.jsonPath().getList("errores.campo", String.class);
    }
}
