package labra.mail;

import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLException;

/// What kept a mail from its server before that said anything itself. The library tells it in English: its text is kept
/// behind the kind, whose words are the reader's.
public enum Trouble {
    UNKNOWN_HOST,
    NO_CONNECTION,
    NO_ANSWER,
    BROKEN_OFF,
    NOT_TRUSTED,
    NOT_LET_IN,
    NO_FOLDER,
    OTHER;

    /// The kind, and the text in one line.
    String told(String text) {
        return name() + ": " + text;
    }

    static Trouble of(Exception failure) {
        if (failure instanceof AuthenticationFailedException) {
            return NOT_LET_IN;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Trouble trouble = ofCause(cause);
            if (trouble != OTHER) {
                return trouble;
            }
        }
        return OTHER;
    }

    private static Trouble ofCause(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> UNKNOWN_HOST;
            case ConnectException _, NoRouteToHostException _ -> NO_CONNECTION;
            case SocketTimeoutException _ -> NO_ANSWER;
            case SSLException _ -> NOT_TRUSTED;
            case FileSystemException _ -> NO_FOLDER;
            case IOException _ -> BROKEN_OFF;
            default -> OTHER;
        };
    }
}
