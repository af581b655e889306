package labra.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.Bearer;
import labra.access.Role;
import labra.contract.FineJson;
import labra.pages.PendingCounts;
import org.junit.jupiter.api.Test;

/// The panel counts a fine that lands in a day that is over, and tells of nothing older than ten seconds.
@QuarkusTest
class TruthTest {
    private static final int LATE = 40;
    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(7));

    private static final Bearer ADMINISTRATOR =
            new Bearer(UUID.randomUUID(), Role.ADMINISTRATOR, 1, "root", Bearer.Purpose.WEB, Instant.MAX, null, null);

    @Inject
    Panel panel;

    @Inject
    PendingCounts pending;

    @Inject
    Api api;

    @Test
    void a_batch_of_last_weeks_fines_is_counted_and_so_is_what_is_annulled_of_it() {
        until(() -> !panel.state().counting());
        long before = panel.state().numbers().total();
        long today = panel.state().ofToday().total();
        String fine = load(LATE);
        until(() -> panel.state().numbers().total() - panel.state().ofToday().total() == before - today + LATE);
        api.administrator()
                .body(java.util.Map.of("motivo", "Placa mal leída"))
                .post("/multas/" + fine + "/anulacion")
                .then()
                .statusCode(202);
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/multas/" + fine + "/anulacion/confirmar")
                .then()
                .statusCode(200);
        until(() -> panel.state().numbers().total() - panel.state().ofToday().total() == before - today + LATE - 1);
    }

    @Test
    void what_waits_is_never_older_than_ten_seconds_and_says_its_age() {
        PendingCounts.Counted counted = pending.of(ADMINISTRATOR).orElseThrow();
        assertThat(counted.at()).isAfter(Instant.now().minus(Duration.ofSeconds(11)));
        assertThat(ages("numeros")).as("today and a month").isEqualTo(2);
        assertThat(ages("espera"))
                .as("each number with its age")
                .isEqualTo(pending.of(ADMINISTRATOR).orElseThrow().pending().stream()
                        .filter(waiting -> waiting.count() > 0)
                        .count());
    }

    /// How many ages a part of the panel says.
    private long ages(String part) {
        String page =
                api.administrator().accept("*/*").get("/admin/panel/" + part).asString();
        return page.split("tile-age", -1).length - 1;
    }

    /// The id of one of them.
    private String load(int many) {
        String plate = api.plate();
        String fines = IntStream.range(0, many)
                .mapToObj(index -> FineJson.of(plate)
                        .with("timestamp", "\"" + LAST_WEEK.plusSeconds(index) + "\"")
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
        return Api.as(api.officerToken())
                .body(fines)
                .post("/multas/lote")
                .then()
                .statusCode(200)
                .extract()
                .path("resultados[0].id");
    }

    private static void until(BooleanSupplier holds) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("it never came true").isBefore(end);
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
