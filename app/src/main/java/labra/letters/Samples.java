package labra.letters;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// Made-up facts, to try and to show a town's words with.
final class Samples {
    static final String EMAIL = "ana.benitez@example.com";
    private static final String LOG = "1234567 DnBYqxLV9JzkXRo2QdAkwnzWYVZrP5pUWzA0q0YpQzs=";
    private static final UUID ID = UUID.fromString("019a5c3e-1f00-7c3a-9b52-0a4f6d1e2b77");
    private static final Instant MOMENT = Instant.parse("2026-03-01T17:30:00Z");

    private Samples() {}

    static Facts full(Purpose purpose, Language language, String town, String link, ZoneId zone) {
        var fine = new DueNotice.Told(
                ID,
                "AE123CD",
                "AE 123 CD",
                MOMENT,
                MOMENT,
                language.words("sample.comments"),
                language.words("sample.place"),
                "A-0001234-7",
                "ISSUED",
                "SEM-01",
                language.words("sample.offence"),
                BigDecimal.valueOf(150),
                "1042",
                null);
        var amount = new AmountText(
                language.words("sample.amount"),
                language.words("sample.reduced"),
                language.words("sample.until"),
                "",
                "");
        return facts(purpose, language, zone, fine, amount)
                .with(Placeholder.TOWN, town)
                .with(Placeholder.CONTACT, language.words("sample.contact"))
                .with(Placeholder.LOG, LOG)
                .with(Placeholder.ADDRESS, purpose == Purpose.SECURITY ? "203.0.113.7" : null)
                .with(Placeholder.REPORT_LINK, purpose == Purpose.COPY || purpose == Purpose.SECURITY ? null : link)
                .facts();
    }

    static Facts bare(Purpose purpose, Language language, String town, ZoneId zone) {
        var fine = new DueNotice.Told(
                ID, "AE123CD", "AE123CD", MOMENT, MOMENT, "", null, null, "ISSUED", null, null, null, "1042", null);
        return facts(purpose, language, zone, fine, AmountText.NONE)
                .with(Placeholder.TOWN, town)
                .facts();
    }

    private static FactSheet facts(
            Purpose purpose, Language language, ZoneId zone, DueNotice.Told fine, AmountText amount) {
        FactSheet sheet = new FactSheet(language, zone)
                .with(Placeholder.NAME, "Ana Benítez")
                .with(
                        Placeholder.COUNT,
                        purpose == Purpose.REPORT || purpose == Purpose.SUMMARY
                                ? "1"
                                : purpose == Purpose.CHECKPOINT ? "1234567" : null);
        return switch (purpose) {
            case CHECKPOINT -> sheet.with(Placeholder.LOG, LOG);
            case SECURITY -> sheet.about(new DueNotice.Happened("PASSWORD_CHANGED", "abenitez", null), MOMENT);
            case FINE, COPY, REPORT, CORRECTION, ANNULMENT, SUMMARY -> sheet.about(fine, amount);
        };
    }
}
