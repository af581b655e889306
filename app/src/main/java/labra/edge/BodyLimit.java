package labra.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How many bytes the body of a request to this resource may have, where that is not the usual limit of a record.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface BodyLimit {
    /// A record of a register.
    int RECORD = 64 * 1024;

    /// What an officer's device signed while it was away, compressed or not.
    int DEVICE_BATCH = 1024 * 1024;

    /// A piece of a photo.
    int PIECE = 512 * 1024;

    /// The files of a note, together, with its words.
    int NOTE = 11 * 1024 * 1024;

    /// One fine.
    int FINE = 16 * 1024;

    /// A password, a form of a few fields.
    int FORM = 4 * 1024;

    /// One question.
    int QUESTION = 1024;

    /// Many records at once: the setting `labra.limits.body`.
    int MANY = -1;

    /// A file, which is not held in memory: the setting `quarkus.http.limits.max-body-size`.
    int FILE = -2;

    int value();
}
