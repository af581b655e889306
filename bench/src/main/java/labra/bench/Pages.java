package labra.bench;

import java.io.PrintStream;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// How long the server takes for each page of the administrative interface, one request after another by one person.
record Pages(Workplace place, Target target, PrintStream out) {
    private static final double GOAL_MILLIS = 50;
    private static final int WARM_UP = 60;
    private static final int TIMES = 20;
    private static final int OBSERVED = 60;
    private static final long MAIL_MILLIS = 3_000;
    private static final String PLATE = "(?<=\"placa_patente\":\")[^\"]+";
    private static final String ROW = "| %-74s | %9s | %9s | %s%n";
    private static final Pattern EXAMPLE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> EXAMPLES = Map.of(
            "fine",
                    "SELECT max(id::text) FROM fine WHERE vehicle_id IS NOT NULL AND status = 'ISSUED' AND source = 'API'",
            "observed", "SELECT max(id::text) FROM fine WHERE vehicle_id IS NULL",
            "notice", "SELECT max(id) FROM notice",
            "account", "SELECT max(id) FROM account");

    /// A page's address and how many microseconds its answers took.
    private record Measured(String page, Histogram micros) {
        double median() {
            return micros.getValueAtPercentile(50) / 1000.0;
        }

        double slowest() {
            return micros.getMaxValue() / 1000.0;
        }

        boolean met() {
            return median() < GOAL_MILLIS;
        }
    }

    void run() {
        HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        target.server().signIn(http);
        load(http);
        List<String> pages =
                Folder.resource("pages.txt").lines().map(this::filled).toList();
        place.say().line("warming-up");
        for (int i = 0; i < WARM_UP; i++) {
            pages.forEach(page -> get(http, page));
        }
        target.settle();
        List<Measured> all =
                pages.stream().map(page -> new Measured(page, new Histogram(3))).toList();
        for (int i = 0; i < TIMES; i++) {
            all.forEach(page -> measure(http, page));
        }
        print(all);
    }

    private void print(List<Measured> all) {
        Say say = place.say();
        out.printf(ROW, say.text("column.page"), "p50 ms", "max ms", say.text("column.goal"));
        out.printf(ROW, "---", "--:", "--:", "");
        all.forEach(each -> out.printf(
                ROW,
                each.page(),
                say.number(each.median(), 1),
                say.number(each.slowest(), 1),
                say.text(each.met() ? "met" : "missed")));
        out.println(say.text("pages", all.stream().filter(Measured::met).count(), all.size(), GOAL_MILLIS));
    }

    private void measure(HttpClient http, Measured page) {
        long start = System.nanoTime();
        get(http, page.page());
        page.micros().recordValue((System.nanoTime() - start) / 1000);
    }

    /// Something for each page: fines of plates that nobody has, for the queue that staff work off, and one to tell of.
    private void load(HttpClient http) {
        List<String> fines = new ArrayList<>();
        Rows rows = new Rows(target.dataset());
        for (int i = 0; i < OBSERVED; i++) {
            fines.add(rows.next().json().replaceFirst(PLATE, "ZZ%03dZZ".formatted(i)));
        }
        fines.add(rows.next().json());
        HttpRequest request = target.server()
                .request("/multas/lote")
                .header("Authorization", "Bearer " + target.clients().tokens().getFirst())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[" + String.join(",", fines) + "]"))
                .build();
        Server.answer(http, request, 200);
        Processes.pause(MAIL_MILLIS);
    }

    /// The address with ids in place of their names.
    private String filled(String page) {
        return EXAMPLE.matcher(page)
                .replaceAll(name -> target.database()
                        .query(Objects.requireNonNull(EXAMPLES.get(name.group(1))))
                        .getFirst());
    }

    private void get(HttpClient http, String page) {
        Server.answer(http, target.server().request(page).build(), 200);
    }
}
