package labra.letters;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gathers the facts of one mail, in one language and the town's zone.
final class FactSheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Language language;
    private final ZoneId zone;
    /// What a correction can change; the rest may differ for other reasons.
    private static final Set<Placeholder> CORRECTED = EnumSet.of(
            Placeholder.PLATE,
            Placeholder.DATE,
            Placeholder.TIME,
            Placeholder.PLACE,
            Placeholder.OFFENCE,
            Placeholder.CODE,
            Placeholder.FIXED_UNITS,
            Placeholder.COMMENTS);

    private final Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    private final List<Facts.Table> tables = new ArrayList<>();
    private @Nullable Facts earlier;

    FactSheet(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    FactSheet with(Placeholder placeholder, @Nullable String value) {
        values.put(placeholder, value == null ? "" : Letter.clean(value));
        return this;
    }

    /// Details that these facts told otherwise will say so.
    FactSheet since(@Nullable Facts told) {
        earlier = told;
        return this;
    }

    /// The fine as its recipient was told of it; of one of which nothing is kept, the number.
    FactSheet asToldBefore(DueNotice.Told fine, @Nullable Facts told) {
        if (told == null) {
            return with(Placeholder.NUMBER, numberOf(fine)).table(Placeholder.NUMBER);
        }
        for (Placeholder placeholder : Placeholder.values()) {
            values.putIfAbsent(placeholder, told.value(placeholder));
        }
        tables.addAll(told.tables());
        return this;
    }

    /// The values and the table of the fine that the mail is about.
    FactSheet about(DueNotice.Told fine, AmountText amount) {
        with(Placeholder.PLATE, fine.plateAsWritten());
        with(Placeholder.DATE, date(fine.committedAt()));
        with(Placeholder.TIME, time(fine.committedAt()));
        with(Placeholder.PLACE, fine.place());
        with(Placeholder.OFFENCE, fine.offence());
        with(Placeholder.CODE, fine.offenceCode());
        with(Placeholder.FIXED_UNITS, units(fine.fixedUnits()));
        owing(amount);
        with(Placeholder.COMMENTS, fine.comments());
        with(Placeholder.NUMBER, numberOf(fine));
        with(Placeholder.OFFICER, fine.badge());
        return table(
                Placeholder.NUMBER,
                Placeholder.PLATE,
                Placeholder.DATE,
                Placeholder.TIME,
                Placeholder.PLACE,
                Placeholder.OFFENCE,
                Placeholder.CODE,
                Placeholder.FIXED_UNITS,
                Placeholder.AMOUNT,
                Placeholder.REDUCED_AMOUNT,
                Placeholder.DISCOUNT_UNTIL,
                Placeholder.PAID,
                Placeholder.LEFT,
                Placeholder.COMMENTS);
    }

    /// What happened to an account, when and from where.
    FactSheet about(DueNotice.Happened happened, Instant moment) {
        return with(Placeholder.EVENT, language.words("event." + happened.event()))
                .with(Placeholder.USERNAME, happened.username())
                .with(Placeholder.ADDRESS, happened.eventAddress())
                .with(Placeholder.DATE, date(moment))
                .with(Placeholder.TIME, time(moment));
    }

    private FactSheet owing(AmountText amount) {
        return with(Placeholder.AMOUNT, amount.amount())
                .with(Placeholder.REDUCED_AMOUNT, amount.reduced())
                .with(Placeholder.DISCOUNT_UNTIL, amount.until())
                .with(Placeholder.PAID, amount.paid())
                .with(Placeholder.LEFT, amount.left());
    }

    /// A table of one fine of a report.
    FactSheet listing(DueNotice.Told fine, AmountText amount) {
        var row = new FactSheet(language, zone)
                .with(Placeholder.PLATE, fine.plateAsWritten())
                .with(Placeholder.DATE, date(fine.committedAt()))
                .with(Placeholder.TIME, time(fine.committedAt()))
                .with(Placeholder.PLACE, fine.place())
                .with(Placeholder.OFFENCE, fine.offence())
                .with(Placeholder.COMMENTS, fine.comments())
                .with(Placeholder.NUMBER, numberOf(fine))
                .owing(amount)
                .table(
                        Placeholder.NUMBER,
                        Placeholder.PLATE,
                        Placeholder.DATE,
                        Placeholder.TIME,
                        Placeholder.PLACE,
                        Placeholder.OFFENCE,
                        Placeholder.AMOUNT,
                        Placeholder.REDUCED_AMOUNT,
                        Placeholder.DISCOUNT_UNTIL,
                        Placeholder.PAID,
                        Placeholder.LEFT,
                        Placeholder.COMMENTS);
        tables.addAll(row.tables);
        return this;
    }

    /// The tables of one notice of a summary, each under what it is about.
    FactSheet summing(NoticeKind kind, Facts told) {
        for (Facts.Table table : told.tables()) {
            List<Facts.Row> rows = new ArrayList<>(table.rows());
            rows.addFirst(new Facts.Row(language.words("label.aviso"), language.words("summary." + kind)));
            tables.add(new Facts.Table(rows));
        }
        return this;
    }

    private static String numberOf(DueNotice.Told fine) {
        return fine.number() == null ? fine.fineId().toString() : fine.number();
    }

    private FactSheet table(Placeholder... details) {
        List<Facts.Row> rows = new ArrayList<>();
        for (Placeholder detail : details) {
            String value = sinceTold(detail, values.getOrDefault(detail, ""));
            if (!value.isBlank()) {
                rows.add(new Facts.Row(language.words("label." + detail.wireName()), value));
            }
        }
        tables.add(new Facts.Table(rows));
        return this;
    }

    private String sinceTold(Placeholder detail, String value) {
        String before = earlier == null || !CORRECTED.contains(detail) ? value : earlier.value(detail);
        if (before.equals(value)) {
            return value;
        }
        String told = before.isBlank() ? language.words("before.nothing") : language.sentence("before", before);
        return (value + " " + told).strip();
    }

    Facts facts() {
        Map<String, String> named = new TreeMap<>();
        values.forEach((placeholder, value) -> named.put(placeholder.wireName(), value));
        return new Facts(named, List.copyOf(tables));
    }

    private String date(Instant moment) {
        return language.dates().format(moment.atZone(zone));
    }

    private String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    private static @Nullable String units(@Nullable BigDecimal units) {
        return units == null ? null : units.stripTrailingZeros().toPlainString() + " UF";
    }
}
