package labra.trail;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labra.platform.Settings;
import labra.trail.tree.NoteKey;

/// The key that signs checkpoints, and those that did: every `registro*.pub` in the keys' folder is believed.
@Singleton
class Keyring {
    private final Path folder;
    private final LogSettings settings;
    private final String name;

    Keyring(Settings settings, LogSettings log) {
        this.folder = settings.keys().folder();
        this.settings = log;
        this.name = log.origin().orElseGet(() -> URI.create(settings.url()).getAuthority() + "/registro");
    }

    synchronized LogKey signer() {
        if (settings.signer().isPresent()) {
            String known = settings.signerKey()
                    .orElseThrow(() -> new IllegalStateException("LABRA_LOG_SIGNER wants LABRA_LOG_SIGNER_KEY"));
            return new ProgramKey(NoteKey.of(known), settings.signer().get());
        }
        return FileKey.of(folder, name);
    }

    List<NoteKey> believed() {
        List<NoteKey> keys = new ArrayList<>();
        settings.signerKey().map(NoteKey::of).ifPresent(keys::add);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(
                                file -> file.getFileName().toString().matches("registro.*\\.pub"))
                        .sorted()
                        .toList()) {
                    keys.add(NoteKey.of(Files.readString(file)));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return keys;
    }
}
