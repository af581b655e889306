package labra.access.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Keys of one kind: JSON Web Keys, one file each, which their owner alone may read, and one that the configuration may
/// name. In the order they were made, so that the newest is the last.
final class KeyFolder<K extends JsonWebKey> {
    /// Anybody can invent key ids: the folder is read again once a second at most.
    private static final int RELOAD_MILLIS = 1_000;

    /// How often who signs looks for a newer key.
    private static final int REFRESH_MILLIS = 60_000;

    private final Place<K> place;
    private final Clock clock;
    private volatile List<K> keys;
    private volatile long loadedAt;

    /// Of which kind they are, and where: files with that ending, and the text that is configured.
    record Place<K>(Class<K> kind, Path folder, String ending, Optional<String> configured) {}

    KeyFolder(Place<K> place, Clock clock) {
        this.place = place;
        this.clock = clock;
        this.keys = load();
    }

    List<K> all() {
        return keys;
    }

    /// With those that somebody put there meanwhile.
    List<K> recent() {
        long now = clock.millis();
        if (now - loadedAt >= REFRESH_MILLIS) {
            loadedAt = now;
            keys = load();
        }
        return keys;
    }

    /// The key with this id; looks into the folder again for one that another copy of the application made.
    Optional<K> find(@Nullable String keyId) {
        Optional<K> found = known(keyId);
        if (found.isEmpty() && clock.millis() - loadedAt >= RELOAD_MILLIS) {
            loadedAt = clock.millis();
            keys = load();
            found = known(keyId);
        }
        return found;
    }

    /// Keeps a new key, which is the newest from now on.
    synchronized void add(K key) {
        try {
            key.setKeyId("%013d".formatted(clock.millis()));
            Files.createDirectories(place.folder());
            write(place.folder().resolve(key.getKeyId() + place.ending()), key);
            keys = load();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "no key can be kept in " + place.folder() + ": put one there, or let it be written", failure);
        }
    }

    private Optional<K> known(@Nullable String keyId) {
        return keys.stream().filter(key -> key.getKeyId().equals(keyId)).findFirst();
    }

    private static void write(Path file, JsonWebKey key) throws IOException {
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

    private List<K> load() {
        List<K> found = new ArrayList<>();
        if (Files.isDirectory(place.folder())) {
            try (Stream<Path> files = Files.list(place.folder())) {
                files.filter(file -> file.toString().endsWith(place.ending()))
                        .sorted()
                        .forEach(file -> found.add(parse(file)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        place.configured().ifPresent(json -> found.add(parse(json, "the configuration")));
        return List.copyOf(found);
    }

    private K parse(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private K parse(String json, String where) {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(json);
            if (key.getKeyId() != null && place.kind().isInstance(key)) {
                return place.kind().cast(key);
            }
        } catch (JoseException unusable) {
            // The cause may quote the key: it stays out of the log.
        }
        throw new IllegalStateException("no usable key with an id in " + where);
    }
}
