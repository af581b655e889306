package labra.access;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import labra.platform.Settings;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The RSA keys that sign tokens, one file each in the keys folder. The newest signs; every one verifies until its
/// file is removed, so keys rotate without signing anybody out.
@Singleton
class SigningKeys {
    private static final int BITS = 2048;
    /// Anybody can invent key ids: the folder is read again once a second at most.
    private static final int RELOAD_MILLIS = 1_000;

    private final Settings.Keys settings;
    private final Clock clock;
    private volatile List<RsaJsonWebKey> keys;
    private volatile long loadedAt;

    SigningKeys(Settings settings, Clock clock) {
        this.settings = settings.keys();
        this.clock = clock;
        this.keys = load();
        if (keys.isEmpty()) {
            rotate();
        }
    }

    RsaJsonWebKey signer() {
        return keys.getLast();
    }

    /// The public key with this id; looks into the folder again for one that another copy of the application made.
    PublicKey verifier(@Nullable String keyId) throws UnresolvableKeyException {
        Optional<RsaJsonWebKey> found = find(keyId);
        if (found.isEmpty() && clock.millis() - loadedAt >= RELOAD_MILLIS) {
            loadedAt = clock.millis();
            keys = load();
            found = find(keyId);
        }
        return found.orElseThrow(() -> new UnresolvableKeyException("unknown key"))
                .getPublicKey();
    }

    private Optional<RsaJsonWebKey> find(@Nullable String keyId) {
        return keys.stream().filter(key -> key.getKeyId().equals(keyId)).findFirst();
    }

    String publicKeys() {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /// Makes a new key, which signs from now on.
    synchronized void rotate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId("%013d".formatted(clock.millis()));
            key.setUse("sig");
            key.setAlgorithm("RS256");
            Files.createDirectories(settings.folder());
            write(settings.folder().resolve(key.getKeyId() + ".jwk.json"), key);
            keys = load();
        } catch (JoseException | IOException failure) {
            throw new IllegalStateException("cannot keep a signing key in " + settings.folder(), failure);
        }
    }

    private static void write(Path file, RsaJsonWebKey key) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path whole = Files.createTempFile(file.getParent(), "new", ".tmp", ownerOnly);
        Files.writeString(
                whole, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE), StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.move(whole, file);
        } catch (FileAlreadyExistsException anotherCopyWasFirst) {
            Files.delete(whole);
        }
    }

    private List<RsaJsonWebKey> load() {
        List<RsaJsonWebKey> found = new ArrayList<>();
        if (Files.isDirectory(settings.folder())) {
            try (Stream<Path> files = Files.list(settings.folder())) {
                files.filter(file -> file.toString().endsWith(".jwk.json"))
                        .sorted()
                        .forEach(file -> found.add(parse(file)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        settings.jwk().ifPresent(json -> found.add(parse(json, "labra.keys.jwk")));
        return List.copyOf(found);
    }

    private static RsaJsonWebKey parse(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RsaJsonWebKey parse(String json, String where) {
        try {
            return (RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(json);
        } catch (JoseException | ClassCastException unusable) {
            // The cause may quote the key: it stays out of the log.
            throw new IllegalStateException("no usable RSA key in " + where);
        }
    }
}
