package labra.postgres;

import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import labra.console.Texts;
import org.jspecify.annotations.Nullable;

/// Why a database cannot be entered, in words; what the server itself said stands behind them.
public final class DatabaseMishap {
    private DatabaseMishap() {}

    public static String words(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        String what = Texts.text(key(state, refused.getCause()));
        String said = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        return state.startsWith("08") || said.isBlank() ? what : what + " (" + said + ")";
    }

    private static String key(String state, @Nullable Throwable cause) {
        if (state.startsWith("08")) {
            return switch (cause) {
                case UnknownHostException nowhere -> "database.no-host";
                case SSLException unsafe -> "database.no-encryption";
                case null, default -> "database.no-answer";
            };
        }
        return switch (state) {
            case "28P01", "28000" -> "database.login";
            case "3D000" -> "database.absent";
            case "53300" -> "database.full";
            case "57P03" -> "database.starting";
            default -> "database.refuses";
        };
    }
}
