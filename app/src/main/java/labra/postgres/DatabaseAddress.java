package labra.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import labra.console.ConsoleProblem;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL database is and who enters it. The password is never part of the URL nor of the text.
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<credentials>[^/?#]*)@)?(?<hosts>[^/?#@]+)(?:/(?<database>[^/?#@]*))?(?:\\?(?<parameters>.*))?",
            Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?");

    /// What libpq and the JDBC driver call differently.
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode");
    private static final Map<String, String> SERVER_TYPES = Map.of(
            "read-write", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /// Reads `postgresql://user:password@host:port/database?parameters`, its `postgres:` and its `jdbc:postgresql:`
    /// forms. Credentials named apart win over those within.
    public static DatabaseAddress parse(String url, Optional<String> user, Optional<String> password) {
        Matcher parts = SHAPE.matcher(url.strip());
        if (!parts.matches()) {
            throw new ConsoleProblem("database.url.shape");
        }
        Credentials credentials = new Credentials(parts.group("credentials"));
        List<String> kept = new ArrayList<>();
        for (String parameter :
                Optional.ofNullable(parts.group("parameters")).orElse("").split("&")) {
            credentials = credentials.taking(parameter, kept);
        }
        String enters = user.or(credentials::user).orElseThrow(() -> new ConsoleProblem("database.url.user"));
        String database = Optional.ofNullable(parts.group("database"))
                .filter(name -> !name.isEmpty())
                .orElse(enters);
        String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new DatabaseAddress(
                "jdbc:postgresql://" + hosts(parts.group("hosts")) + "/" + database + query,
                enters,
                password.or(credentials::password).orElse(""));
    }

    private static String hosts(String written) {
        return Pattern.compile(",")
                .splitAsStream(written)
                .map(DatabaseAddress::host)
                .collect(Collectors.joining(","));
    }

    private static String host(String written) {
        Matcher host = HOST.matcher(written);
        if (!host.matches()) {
            throw new ConsoleProblem("database.url.host");
        }
        String port = host.group("port");
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
            throw new ConsoleProblem("database.url.port");
        }
        return port == null ? written + ":5432" : written;
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badPercent) {
            throw new ConsoleProblem("database.url.percent");
        }
    }

    /// The address with its password, as psql and LABRA_DATABASE_URL take it.
    public String login() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
    }

    @Override
    public String toString() {
        return user + "@" + jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    /// Who enters, as far as the URL says.
    private record Credentials(Optional<String> user, Optional<String> password) {

        Credentials(@Nullable String written) {
            this(part(written, 0), part(written, 1));
        }

        private static Optional<String> part(@Nullable String written, int index) {
            if (written == null) {
                return Optional.empty();
            }
            String[] parts = written.split(":", 2);
            return parts.length > index && !parts[index].isEmpty()
                    ? Optional.of(decoded(parts[index]))
                    : Optional.empty();
        }

        private Credentials keeping(List<String> kept, String name, String value) {
            kept.add(name + "=" + value);
            return this;
        }

        /// Takes `user` and `password` out of the parameters; the others are kept, under the driver's names.
        Credentials taking(String parameter, List<String> kept) {
            String[] pair = parameter.split("=", 2);
            if (pair.length != 2) {
                if (!parameter.isEmpty()) {
                    throw new ConsoleProblem("database.url.parameters");
                }
                return this;
            }
            return switch (pair[0]) {
                case "user" -> new Credentials(Optional.of(decoded(pair[1])), password);
                case "password" -> new Credentials(user, Optional.of(decoded(pair[1])));
                case "target_session_attrs" ->
                    keeping(kept, "targetServerType", SERVER_TYPES.getOrDefault(pair[1], pair[1]));
                default -> keeping(kept, DRIVER_NAMES.getOrDefault(pair[0], pair[0]), pair[1]);
            };
        }
    }
}
