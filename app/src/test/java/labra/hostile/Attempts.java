package labra.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import labra.Route;

/// Makes the hostile requests of a seed, each from its number alone.
final class Attempts {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get", "X");
    private static final List<String> FORM_TYPES = List.of(
            "application/x-www-form-urlencoded", "multipart/form-data; boundary=B", "application/x-ndjson");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=utf-16",
            "application/json; boundary=\"",
            "APPLICATION/JSON",
            "application/x-www-form-urlencoded; charset=x",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "text/plain",
            "text/html;charset=nope",
            "application/xml",
            "*/*",
            "a",
            "",
            ";",
            "application/octet-stream");

    private final long seed;
    private final List<Route> routes;
    private final Places places;
    private final Contract contract;
    private final DrawnForms forms;

    Attempts(long seed, List<Route> routes, Places places, Contract contract, DrawnForms forms) {
        this.seed = seed;
        this.routes = routes;
        this.places = places;
        this.contract = contract;
        this.forms = forms;
    }

    Attempt number(int number) {
        Chance chance = new Chance(seed, number);
        if (chance.in(3)) {
            return new Attempt(number, Caller.NOBODY, Heads.noHttp(chance), new byte[0], false);
        }
        Route route = chance.of(routes);
        String template = chance.of(route.paths());
        String path = places.in(chance, template);
        String method = chance.in(94) ? route.method() : chance.of(METHODS);
        Caller caller = Caller.of(chance, path.startsWith("/admin"));
        StringBuilder head = new StringBuilder(method + " " + spelling(chance, path) + query(chance) + " HTTP/1.1\r\n")
                .append("Host: localhost\r\n")
                .append(caller.head());
        for (int i = chance.of(0, 0, 0, 1, 2); i > 0; i--) {
            head.append(Heads.line(chance));
        }
        boolean breaking = chance.in(3);
        if (breaking) {
            head.append(Heads.breaking(chance));
        }
        boolean bodiless = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        return bodiless && chance.in(97)
                ? new Attempt(number, caller, ended(head), new byte[0], !breaking)
                : withBody(number, caller, head, new Sent(chance, route, template, path, breaking));
    }

    private record Sent(Chance chance, Route route, String template, String path, boolean breaking) {}

    private Attempt withBody(int number, Caller caller, StringBuilder head, Sent sent) {
        Chance chance = sent.chance();
        String type = type(chance, sent.route());
        byte[] body = body(sent, type);
        String told = chance.in(94) ? type : chance.of(TYPES);
        Framing framing = Framing.of(chance);
        head.append("Content-Type: ").append(told).append("\r\n").append(framing.head(chance, body));
        return new Attempt(
                number, caller, ended(head), framing.body(chance, body), framing.isWhole() && !sent.breaking());
    }

    private static String ended(StringBuilder head) {
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private static String type(Chance chance, Route route) {
        if (route.takes().isEmpty() || chance.in(5)) {
            return chance.in(90) ? "application/json" : chance.of(FORM_TYPES);
        }
        String type = chance.of(route.takes().stream().sorted().toList());
        if (route.template().equals("/multas/lote") && chance.in(50)) {
            return "application/x-ndjson";
        }
        return type.startsWith("multipart/") ? type + "; boundary=" + FormBodies.BOUNDARY : type;
    }

    private byte[] body(Sent sent, String type) {
        Chance chance = sent.chance();
        if (type.startsWith("multipart/")) {
            return new FormBodies(forms).parts(chance, sent.path());
        }
        if (type.startsWith("application/x-www-form")) {
            return new FormBodies(forms).any(chance, sent.path());
        }
        String operation = sent.route().method() + " " + sent.template();
        JsonBodies json = new JsonBodies(contract);
        return type.endsWith("ndjson")
                ? json.lines(chance, "POST /cargar_infraccion")
                : json.any(chance, operation);
    }

    private String query(Chance chance) {
        StringBuilder query = new StringBuilder();
        for (int i = chance.of(0, 0, 0, 1, 2, 4); i > 0; i--) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(chance.of(chance.in(50) ? contract.parameters() : forms.names()))
                    .append('=')
                    .append(chance.in(95) ? encoded(Texts.brief(chance)) : chance.of("%", "%zz", "%ff", "[", "\"", "|"));
        }
        return query.toString();
    }

    private static String spelling(Chance chance, String path) {
        return chance.in(94)
                ? path
                : chance.of("/" + path, path + ";x=1", path.replaceFirst("/", "/%2e/"), path + "/", path + "%", path + "//");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
