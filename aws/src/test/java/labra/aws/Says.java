package labra.aws;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The sentences of the mission (src/test/resources/mission.md) that a test holds the templates to.
@Retention(RetentionPolicy.RUNTIME)
@interface Says {
    String[] value();
}
