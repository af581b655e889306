package labra.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.life.Chronicle;
import labra.life.EventOutcome;
import labra.life.Life;
import labra.life.PublicState;
import labra.life.Reason;
import labra.life.Verdict;
import labra.money.Book;
import labra.money.LedgerAccount;
import org.jdbi.v3.core.Handle;

/// What a replay came to, as section 9 of the design counts it.
record Figures(
        Map<String, Long> verdicts,
        Map<String, Long> reasons,
        long casesWithoutReason,
        long casesWithRefusal,
        Map<String, Long> states,
        Map<String, BigDecimal> sums) {

    private static final EventJson JSON = new EventJson(ItalianLaw.EURO);

    /// Section 9, figure by figure.
    static final Figures OF_SECTION_9 = new Figures(
            counts("ACEPTADO 29860, CON_MOTIVO 4589, RECHAZADO 275"), counts("""
                    RECARGO_CON_DESCARGO_PENDIENTE 201, RECARGO_DE_MULTA_PAGADA 53, ENVIO_DE_MULTA_PAGADA 12,
                    APREMIO_CON_RECURSO_PENDIENTE 6, APREMIO_DE_MULTA_PAGADA 3, ENVIO_FUERA_DE_PLAZO 3964, PAGO_PARCIAL 476,
                    ELEVACION_FUERA_DE_PLAZO 37, DESCARGO_FUERA_DE_PLAZO 36, PAGO_EN_EXCESO 33, PAGO_DUPLICADO 21,
                    RESULTADO_SIN_ELEVACION 7, NOTIFICACION_DE_MULTA_PAGADA 6, RESULTADO_SIN_DESCARGO 3,
                    ELEVACION_DESPUES_DEL_RESULTADO 3, DESCARGO_ANTES_DE_NOTIFICAR 2, CUOTAS_NO_SUMAN 2"""), 5706, 260, counts("""
                    PAGADA 4359, EN_APREMIO 3378, ENVIADA_SIN_NOTIFICAR 1893, DESESTIMADA 140, PAGO_PARCIAL 127,
                    PAGADA_CON_SALDO_A_FAVOR 54, CON_RECURSO_PENDIENTE 48, NOTIFICADA_IMPAGA 1"""), sums("""
                    charged 591222.10, fines 345580.00, expenses 86484.10, penalties 158092.50,
                    penalties on confirmation 1065.50, paid 210446.90, open 382389.00, written off 7512.80,
                    credits 1613.80, all postings 0.00, open less credits 380775.20"""));

    /// A posting's sum by the kind of event that it came of.
    record Sum(String kind, String account, BigDecimal amount) {}

    record Count(String word, long number) {}

    record Final(String publicState, BigDecimal credit, BigDecimal paid) {}

    static Figures of(List<List<Chronicle.Told>> lives, LocalDate day) {
        List<EventOutcome> steps = lives.stream()
                .flatMap(List::stream)
                .map(Chronicle.Told::outcome)
                .toList();
        return new Figures(
                counted(steps.stream().map(outcome -> outcome.verdict().word())),
                counted(steps.stream()
                        .flatMap(outcome -> outcome.reasons().stream())
                        .map(Reason::word)),
                lives.stream()
                        .filter(life -> life.stream().allMatch(told -> is(told, Verdict.ACCEPTED)))
                        .count(),
                lives.stream()
                        .filter(life -> life.stream().anyMatch(told -> is(told, Verdict.REFUSED)))
                        .count(),
                counted(lives.stream()
                        .map(life -> state(ending(life.getLast().outcome().life(), day)))),
                summed(lives.stream()
                        .flatMap(List::stream)
                        .flatMap(Figures::posted)
                        .toList()));
    }

    /// The same out of the tables.
    static Figures kept(Handle handle) {
        return new Figures(
                counts(handle, "SELECT verdict AS word, count(*) AS number FROM fine_event GROUP BY 1"),
                counts(handle, "SELECT word, count(*) AS number FROM fine_event, unnest(reasons) AS word GROUP BY 1"),
                number(
                        handle,
                        "SELECT count(*) FROM (SELECT FROM fine_event GROUP BY fine_id HAVING bool_and(verdict = 'ACEPTADO')) AS c"),
                number(handle, "SELECT count(DISTINCT fine_id) FROM fine_event WHERE verdict = 'RECHAZADO'"),
                counted(handle
                        .createQuery("SELECT public_state, credit, paid FROM fine_life")
                        .map((row, _) -> new Final(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3)))
                        .stream()
                        .map(Figures::state)),
                summed(handle.createQuery("""
                                SELECT kind, account, sum(amount) FROM journal JOIN posting ON journal_id = journal.id GROUP BY 1, 2
                                """)
                        .map((row, _) -> new Sum(row.getString(1), row.getString(2), row.getBigDecimal(3)))
                        .list()));
    }

    private static String state(Final end) {
        return switch (end.publicState()) {
            case "ABSUELTA" -> "DESESTIMADA";
            case "PAGADA" -> end.credit().signum() > 0 ? "PAGADA_CON_SALDO_A_FAVOR" : "PAGADA";
            case "CON_RECURSO" -> "CON_RECURSO_PENDIENTE";
            case "EN_NOTIFICACION" -> "ENVIADA_SIN_NOTIFICAR";
            case "FIRME_IMPAGA", "NOTIFICADA_IMPAGA" -> end.paid().signum() > 0 ? "PAGO_PARCIAL" : "NOTIFICADA_IMPAGA";
            default -> end.publicState();
        };
    }

    private static Final ending(Life life, LocalDate day) {
        Book book = life.book();
        return new Final(
                PublicState.of(life, day, ItalianLaw.law()).word(),
                book.credit().amount(),
                book.paid().amount());
    }

    private static Map<String, BigDecimal> summed(List<Sum> sums) {
        Map<String, BigDecimal> named = new TreeMap<>();
        BigDecimal confirmed =
                of(sums, LedgerAccount.SURCHARGES, "RESULTADO_NOTIFICADO").negate();
        BigDecimal discharged = of(sums, LedgerAccount.DISCHARGED);
        BigDecimal open = of(sums, LedgerAccount.RECEIVABLE).add(discharged);
        BigDecimal credits = of(sums, LedgerAccount.CREDIT).negate();
        named.put("fines", of(sums, LedgerAccount.FINES).negate());
        named.put("expenses", of(sums, LedgerAccount.EXPENSES).negate());
        named.put("penalties", of(sums, LedgerAccount.SURCHARGES).negate().subtract(confirmed));
        named.put("penalties on confirmation", confirmed);
        named.put(
                "charged",
                of(sums, LedgerAccount.FINES, LedgerAccount.EXPENSES, LedgerAccount.SURCHARGES)
                        .negate());
        named.put("paid", of(sums, LedgerAccount.IN_TRANSIT));
        named.put("open", open);
        named.put("written off", discharged);
        named.put("credits", credits);
        named.put("all postings", of(sums, LedgerAccount.values()));
        named.put("open less credits", open.subtract(credits));
        return named;
    }

    private static BigDecimal of(List<Sum> sums, LedgerAccount... accounts) {
        Set<String> words = Stream.of(accounts).map(LedgerAccount::word).collect(Collectors.toSet());
        return sums.stream()
                .filter(sum -> words.contains(sum.account()))
                .map(Sum::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static BigDecimal of(List<Sum> sums, LedgerAccount account, String kind) {
        return of(sums.stream().filter(sum -> sum.kind().equals(kind)).toList(), account);
    }

    private static Stream<Sum> posted(Chronicle.Told told) {
        String kind = JSON.write(told.recorded().dated().event()).kind();
        return told.outcome().entry().postings().stream()
                .map(posting ->
                        new Sum(kind, posting.account().word(), posting.amount().amount()));
    }

    private static boolean is(Chronicle.Told told, Verdict verdict) {
        return told.outcome().verdict() == verdict;
    }

    private static Map<String, Long> counted(Stream<String> words) {
        return words.collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> counts(Handle handle, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        handle.createQuery(sql)
                .map((row, _) -> new Count(row.getString(1), row.getLong(2)))
                .forEach(count -> counts.put(count.word(), count.number()));
        return counts;
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private static Map<String, Long> counts(String text) {
        return pairs(text)
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1]), Long::sum, TreeMap::new));
    }

    private static Map<String, BigDecimal> sums(String text) {
        return pairs(text)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> new BigDecimal(pair[1]), BigDecimal::add, TreeMap::new));
    }

    private static Stream<String[]> pairs(String text) {
        return Stream.of(text.strip().split(",\\s+")).map(pair -> {
            int last = pair.lastIndexOf(' ');
            return new String[] {pair.substring(0, last), pair.substring(last + 1)};
        });
    }
}
