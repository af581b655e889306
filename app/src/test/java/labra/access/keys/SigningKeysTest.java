package labra.access.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import labra.platform.Settings;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies that are told of a new key one after the other never sign with one that another does not know yet.
class SigningKeysTest {
    private static final Instant START = Instant.parse("2026-11-27T04:00:00Z");

    @TempDir
    Path folder;

    private Instant now = START;

    @Test
    void a_new_key_signs_after_five_minutes() throws Exception {
        String old = keep(START.minus(Duration.ofDays(90)).toEpochMilli());
        SigningKeys copy = copy(folder);
        assertThat(copy.signer().getKeyId()).isEqualTo(old);
        String fresh = keep(START.toEpochMilli());
        now = START.plusSeconds(61);
        assertThat(copy.signer().getKeyId()).as("it is not known everywhere").isEqualTo(old);
        assertThat(copy.verifier(fresh))
                .as("what another copy signed is believed")
                .isNotNull();
        now = START.plus(Duration.ofMinutes(4)).plusSeconds(59);
        assertThat(copy.signer().getKeyId()).isEqualTo(old);
        now = START.plus(Duration.ofMinutes(5));
        assertThat(copy.signer().getKeyId()).isEqualTo(fresh);
        assertThat(copy.verifier(old)).as("nobody is signed out").isNotNull();
    }

    @Test
    void a_key_put_there_is_found_without_anybody_using_it() throws Exception {
        keep(START.minus(Duration.ofDays(90)).toEpochMilli());
        SigningKeys copy = copy(folder);
        copy.signer();
        String fresh = keep(START.plusSeconds(1).toEpochMilli());
        now = START.plus(Duration.ofMinutes(10));
        assertThat(copy.signer().getKeyId()).isEqualTo(fresh);
    }

    @Test
    void the_first_key_signs_at_once() {
        SigningKeys copy = copy(folder);
        assertThat(copy.signer()).isNotNull();
        String first = copy.signer().getKeyId();
        now = START.plusSeconds(1);
        copy.rotate();
        assertThat(copy.signer().getKeyId()).as("the oldest, where all are new").isEqualTo(first);
    }

    @Test
    void a_key_that_the_configuration_names_signs() throws Exception {
        keep(START.minus(Duration.ofDays(90)).toEpochMilli());
        RsaJsonWebKey named = RsaJwkGenerator.generateJwk(2048);
        named.setKeyId("town");
        SigningKeys copy = copy(folder, "labra.keys.jwk", named.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        assertThat(copy.signer().getKeyId()).isEqualTo("town");
    }

    @Test
    void where_none_is_and_none_can_be_kept_it_is_said() {
        Path nowhere = Path.of("/proc/labra/keys");
        assertThatThrownBy(() -> copy(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no key can be kept in " + nowhere);
    }

    private String keep(long moment) throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("%013d".formatted(moment));
        Files.writeString(
                folder.resolve(key.getKeyId() + ".jwk.json"),
                key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        return key.getKeyId();
    }

    private SigningKeys copy(Path keys, String... others) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withValidateUnknown(false)
                .withDefaultValue("labra.url", "http://localhost:8000")
                .withDefaultValue("labra.keys.folder", keys.toString());
        for (int i = 0; i < others.length; i += 2) {
            builder.withDefaultValue(others[i], others[i + 1]);
        }
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new SigningKeys(builder.build().getConfigMapping(Settings.class), clock);
    }
}
