package labra.notices;

import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.letters.LettersOf;
import labra.mail.Carrier;
import labra.mail.MailSettings;
import labra.mail.Pace;
import labra.mail.SmtpCarrier;
import labra.platform.Database;
import labra.platform.TownSettings;

/// What the tests of mail share: fines to tell of, and couriers that work when they are told to.
@Singleton
public class Mailing {
    private final Database database;
    private final LettersOf letters;
    private final NoticeMetrics metrics;
    private final Clock clock;
    private final TownSettings town;
    private final Api api;

    Mailing(Database database, LettersOf letters, NoticeMetrics metrics, Clock clock, TownSettings town, Api api) {
        this.town = town;
        this.database = database;
        this.letters = letters;
        this.metrics = metrics;
        this.clock = clock;
        this.api = api;
    }

    /// A person with a vehicle, of their own for each test.
    public record Owner(int id, String email, String plate) {}

    public Owner owner() {
        String email = Api.unique("aviso") + "@example.com";
        int id = api.person(email);
        return new Owner(id, email, api.plateOf(id));
    }

    /// Loads a fine as an officer does; its id.
    public UUID fine(Owner owner) {
        return fine(api.officerToken(), owner.plate(), "Cruzó en rojo " + Api.unique("n"));
    }

    public UUID fine(String token, String plate, String comments) {
        String id = Api.as(token)
                .body(Map.of(
                        "placa_patente",
                        plate,
                        "timestamp",
                        "2026-03-01T14:30:00-03:00",
                        "comentarios",
                        comments,
                        "lugar",
                        "San Martín y Belgrano"))
                .post("/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract()
                .path("multa.id");
        return UUID.fromString(id);
    }

    /// Other tests' fines are nobody's business here.
    public void forgetWhatWaits() {
        sql("DELETE FROM outbox");
        sql("UPDATE notice SET state = 'CANCELLED', claimed_by = NULL, claimed_until = NULL"
                + " WHERE state IN ('PENDING', 'FAILED', 'SENDING')");
    }

    public void sql(String statement, Object... values) {
        database.read(handle -> handle.execute(statement, values));
    }

    public <T> T one(Class<T> type, String query, Object... values) {
        return database.read(handle -> handle.select(query, values).mapTo(type).one());
    }

    /// Settings for an SMTP server here, which tries again at once unless `others` says otherwise.
    public static MailSettings settings(int port, String... others) {
        Map<String, String> values = new HashMap<>(Map.of(
                "labra.mail.from", "transito@municipio.example",
                "labra.mail.per-second", "0",
                "labra.mail.first-pause", "PT0S",
                "labra.mail.smtp.host", "127.0.0.1",
                "labra.mail.smtp.port", Integer.toString(port),
                "labra.mail.smtp.tls", "NONE",
                "labra.mail.smtp.timeout", "PT20S"));
        for (int i = 0; i < others.length; i += 2) {
            values.put("labra.mail." + others[i], others[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withDefaultValues(values)
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(MailSettings.class);
    }

    Courier courier(MailSettings settings) {
        return courier(settings, new RelayRun());
    }

    Courier courier(MailSettings settings, RelayRun shift) {
        return courier(settings, shift, new SmtpCarrier(settings));
    }

    Courier courier(MailSettings settings, RelayRun shift, Carrier carrier) {
        return new Courier(
                shift,
                new CourierContext(
                        database, settings, letters.under(settings), new Pace(settings), metrics, clock, town),
                carrier);
    }

    /// Works until nothing is due, or mail does not leave.
    static Courier.Round drain(Courier courier) {
        Courier.Round round = courier.round();
        for (int i = 0; i < 1_000 && round == Courier.Round.WORKED; i++) {
            round = courier.round();
        }
        return round;
    }

    public Courier.Round drain(MailSettings settings) {
        try (Courier courier = courier(settings)) {
            return drain(courier);
        }
    }

    /// What another relay does about one that died.
    void takeOver() {
        database.read(Outbox.class, outbox -> outbox.takeOver(1, "interrumpido"));
    }

    public String state(UUID fine) {
        return one(String.class, "SELECT state FROM notice WHERE fine_id = ? AND role = 'OWNER'", fine);
    }

    public List<Map<String, Object>> notices(UUID fine) {
        return database.read(handle -> handle.select("SELECT * FROM notice WHERE fine_id = ? ORDER BY id", fine)
                .mapToMap()
                .list());
    }
}
