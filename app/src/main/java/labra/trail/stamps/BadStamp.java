package labra.trail.stamps;

import java.io.Serial;

/// Why a stamp, or an authority's answer, is none.
public final class BadStamp extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public BadStamp(String why) {
        super(why);
    }

    BadStamp(String why, Throwable cause) {
        super(why, cause);
    }
}
