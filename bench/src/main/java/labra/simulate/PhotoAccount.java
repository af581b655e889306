package labra.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Where each photo is that a device took: in the server's table, and as a file that is what its name says.
record PhotoAccount(Accounts accounts, Set<String> rows, Path folder) {
    void count(Iterable<Accounts.Kept> devices) {
        Map<String, Boolean> taken = new LinkedHashMap<>();
        for (Accounts.Kept device : devices) {
            for (Memory.Taken photo : device.memory().photos()) {
                boolean gone = device.memory().destroyed && !device.memory().isBrought(photo);
                taken.merge(photo.sha256(), gone, Boolean::logicalAnd);
            }
        }
        taken.forEach(this::explain);
        rows.stream()
                .filter(sha256 -> !taken.containsKey(sha256))
                .forEach(sha256 -> accounts.unexplained("photo", "invented " + sha256));
    }

    private void explain(String sha256, boolean gone) {
        accounts.count("photos.taken");
        boolean whole = isWhole(sha256);
        if (whole && rows.contains(sha256)) {
            accounts.count("photos.kept");
        } else if (gone && !rows.contains(sha256)) {
            accounts.count("photos.gone");
        } else {
            accounts.unexplained("photo", sha256 + (whole ? " has no row" : " is not whole"));
        }
    }

    private boolean isWhole(String sha256) {
        Path file = folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        try {
            return HexFormat.of()
                    .formatHex(Key.sha256(Files.readAllBytes(file)))
                    .equals(sha256);
        } catch (IOException missing) {
            return false;
        }
    }
}
