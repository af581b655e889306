package labra.casefile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import labra.law.Money;
import labra.life.DatedEvent;
import labra.life.LifeEvent;

/// The public log of 10,000 Italian fines, told as the events of Labra.
final class ItalianLog {
    static final Path FILE = Path.of("../../shared/data/eventos_multas_italia.csv.gz");

    /// A fine of the log: its name there, the day it was made, and what happened to it, as the file tells it.
    record Case(String name, LocalDate madeOn, List<DatedEvent> events) {
        UUID id() {
            return UUID.nameUUIDFromBytes(("log:" + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Line(Map<String, String> values) {
        String of(String column) {
            return values.getOrDefault(column, "");
        }

        LocalDate day() {
            return LocalDate.parse(of("timestamp").substring(0, 10));
        }

        Money money(String column) {
            return Money.of(of(column), ItalianLaw.EURO);
        }

        boolean isPayment() {
            return of("activity").equals("Payment");
        }

        boolean isUpheld() {
            return !List.of("", "NIL").contains(of("dismissal"));
        }
    }

    private ItalianLog() {}

    static List<Case> read() throws IOException {
        Map<String, List<Line>> cases = new LinkedHashMap<>();
        for (Line line : lines()) {
            cases.computeIfAbsent(line.of("case_id"), _ -> new ArrayList<>()).add(line);
        }
        return cases.entrySet().stream()
                .map(each -> told(each.getKey(), each.getValue()))
                .toList();
    }

    private static List<Line> lines() throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            String[] columns = in.readLine().split(",");
            return in.lines().map(line -> line(columns, line.split(",", -1))).toList();
        }
    }

    private static Line line(String[] columns, String[] cells) {
        Map<String, String> values = new LinkedHashMap<>();
        IntStream.range(0, columns.length).forEach(i -> values.put(columns[i], cells[i]));
        return new Line(values);
    }

    private static Case told(String name, List<Line> lines) {
        List<LifeEvent.Paid> payments =
                payments(lines.stream().filter(Line::isPayment).toList());
        List<DatedEvent> events = new ArrayList<>();
        int paid = 0;
        for (Line line : lines) {
            LifeEvent event = line.isPayment() ? payments.get(paid++) : event(line);
            UUID id = new UUID(0x1_7000L, Long.parseLong(line.of("activity_instance_id")));
            events.add(new DatedEvent(id, line.day(), event));
        }
        return new Case(name, lines.getFirst().day(), events);
    }

    private static LifeEvent event(Line line) {
        return switch (line.of("activity")) {
            case "Create Fine" -> new LifeEvent.Validated(line.money("amount"), null);
            case "Send Fine" -> new LifeEvent.NoticeSent(line.money("expense"));
            case "Insert Fine Notification" -> new LifeEvent.Notified();
            case "Add penalty" -> new LifeEvent.RuleApplied("RECARGO");
            case "Send for Credit Collection" -> new LifeEvent.SentToCollection();
            case "Insert Date Appeal to Prefecture" -> new LifeEvent.AppealFiled();
            case "Send Appeal to Prefecture" -> new LifeEvent.AppealForwarded(line.isUpheld());
            case "Receive Result Appeal from Prefecture" -> new LifeEvent.AppealDecided(false);
            case "Notify Result Appeal to Offender" -> new LifeEvent.DecisionNotified();
            case "Appeal to Judge" -> new LifeEvent.TakenToCourt(line.isUpheld());
            default -> throw new IllegalArgumentException(line.of("activity"));
        };
    }

    /// The file lost its decimal points: 870.0 is 87.00, 4925.0 is 49.25. One reading of a case's payments agrees with
    /// the totals beside them; where none does, the payments are read by ten and marked.
    private static List<LifeEvent.Paid> payments(List<Line> lines) {
        for (int reading = 0; reading < 1 << lines.size(); reading++) {
            List<BigDecimal> sums = reading(lines, reading);
            if (agrees(lines, sums)) {
                return paid(sums, true);
            }
        }
        return paid(reading(lines, 0), false);
    }

    /// Bit by bit: whether a payment is read by ten or by a hundred.
    private static List<BigDecimal> reading(List<Line> lines, int reading) {
        return IntStream.range(0, lines.size())
                .mapToObj(i ->
                        new BigDecimal(lines.get(i).of("paymentamount")).movePointLeft((reading >> i & 1) == 0 ? 1 : 2))
                .toList();
    }

    private static boolean agrees(List<Line> lines, List<BigDecimal> sums) {
        return IntStream.range(0, lines.size()).allMatch(i -> {
            BigDecimal total = new BigDecimal(lines.get(i).of("totalpaymentamount"));
            BigDecimal soFar = sums.subList(0, i + 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal untilThatDay = IntStream.range(0, lines.size())
                    .filter(j -> !lines.get(j).day().isAfter(lines.get(i).day()))
                    .mapToObj(sums::get)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return total.compareTo(soFar) == 0 || total.compareTo(untilThatDay) == 0;
        });
    }

    private static List<LifeEvent.Paid> paid(List<BigDecimal> sums, boolean addUp) {
        return sums.stream()
                .map(sum -> new LifeEvent.Paid(new Money(sum, ItalianLaw.EURO), addUp, null))
                .toList();
    }
}
