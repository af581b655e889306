package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Without a mail server and with a folder that keeps nothing, as in a pod, notices wait: none is told as sent and
/// gone.
@QuarkusTest
@TestProfile(NowhereTest.ReadOnly.class)
class NowhereTest {
    public static class ReadOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "labra.mail.relay", "true", "labra.mail.poll", "PT1S", "labra.mail.folder", "/proc/labra/mail");
        }
    }

    @Inject
    Mailing mailing;

    @Test
    void a_notice_waits() throws Exception {
        UUID fine = mailing.fine(mailing.owner());
        Thread.sleep(3_000);
        assertThat(mailing.one(Integer.class, "SELECT count(*) FROM outbox WHERE ? = ANY (fine_ids)", fine))
                .as("it is in the outbox, for a copy that can send")
                .isEqualTo(1);
        assertThat(mailing.notices(fine)).isEmpty();
    }
}
