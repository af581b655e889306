package labra.simulate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import labra.trial.Ledger;
import org.jspecify.annotations.Nullable;

/// What a device keeps: all of it is read from its ledger file again when the device was killed.
final class Memory {
    static final String ACTA = "acta";
    static final String VOID = "anulacion";
    static final String SHIFT = "turno";

    /// Words in the line of what was signed without a photo.
    private static final int PLAIN = 9;

    /// Numbers that are left of a block.
    record Block(String series, long first, long last) {}

    /// A photo of the fine at that place of the chain.
    record Taken(long sequence, String sha256, long seed) {}

    private final Ledger ledger;
    private final NavigableMap<Long, Word> words = new TreeMap<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final List<Taken> photos = new ArrayList<>();
    private final Set<String> brought = new HashSet<>();

    String device = "";
    String badge = "";
    String head = "";
    long sequence;
    volatile boolean revoked;
    volatile boolean destroyed;

    @Nullable
    String nonce;

    Memory(Ledger ledger) {
        this.ledger = ledger;
        reload();
    }

    /// Another device that has all of this one.
    Memory copy(Path file) {
        try {
            Files.write(
                    file,
                    ledger.lines().stream().map(line -> String.join(" ", line)).toList());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Memory(new Ledger(file));
    }

    /// As after a kill -9: nothing is known but what the file says.
    void reload() {
        words.clear();
        blocks.clear();
        photos.clear();
        brought.clear();
        nonce = null;
        for (String[] line : ledger.lines()) {
            take(line);
        }
    }

    void note(Object... line) {
        ledger.note(line);
        String[] written = new String[line.length];
        for (int i = 0; i < line.length; i++) {
            written[i] = String.valueOf(line[i]);
        }
        take(written);
    }

    /// Told by somebody else while the device goes on: that it was revoked, or is no more.
    void happens(String what) {
        ledger.note(what);
        if (what.equals("revoked")) {
            revoked = true;
        } else {
            destroyed = true;
        }
    }

    private void take(String[] line) {
        switch (line[0]) {
            case "enrolled" -> {
                device = line[1];
                badge = line[2];
                head = line[3];
            }
            case "block" -> blocks.add(new Block(line[1], Long.parseLong(line[2]), Long.parseLong(line[3])));
            case "wanted" -> nonce = line[1];
            case "got" -> nonce = null;
            case "signed" -> signed(line);
            case "told" -> word(line).result = line[2];
            case "brought" -> brought.add(line[1]);
            case "again" -> word(line).result = null;
            case "revoked" -> revoked = true;
            case "destroyed" -> destroyed = true;
            default -> throw new IllegalStateException(line[0]);
        }
    }

    private Word word(String[] line) {
        return Objects.requireNonNull(words.get(Long.parseLong(line[1])));
    }

    private void signed(String[] line) {
        Word word = new Word(
                Long.parseLong(line[1]),
                line[2],
                line[3],
                line[8],
                line[4],
                Long.parseLong(line[5]),
                line[6],
                Long.parseLong(line[7]));
        words.put(word.sequence, word);
        sequence = word.sequence;
        head = word.hash;
        if (line.length > PLAIN) {
            photos.add(new Taken(word.sequence, line[PLAIN], Long.parseLong(line[PLAIN + 1])));
        }
        if (word.number > 0) {
            use(word.series, word.number);
        }
    }

    private void use(String series, long number) {
        Block block = blocks.removeFirst();
        if (block.first != number || !block.series.equals(series)) {
            throw new IllegalStateException(series + number);
        }
        if (block.first < block.last) {
            blocks.addFirst(new Block(series, block.first + 1, block.last));
        }
    }

    /// The next number, if there is one.
    @Nullable
    Block next() {
        return blocks.peekFirst();
    }

    String series() {
        Iterator<Block> all = blocks.iterator();
        return all.hasNext()
                ? all.next().series
                : Objects.requireNonNull(words.lastEntry()).getValue().series;
    }

    long left() {
        return blocks.stream().mapToLong(block -> block.last - block.first + 1).sum();
    }

    List<Taken> photos() {
        return List.copyOf(photos);
    }

    boolean isBrought(Taken photo) {
        return brought.contains(photo.sha256);
    }

    /// Of fines that the server has, or has set apart.
    List<Taken> photosToBring() {
        return photos.stream()
                .filter(photo -> !isBrought(photo))
                .filter(photo -> hasArrived(Objects.requireNonNull(words.get(photo.sequence))))
                .toList();
    }

    private static boolean hasArrived(Word word) {
        return word.result != null && !word.result.equals("rechazada");
    }

    Collection<Word> words() {
        return words.values();
    }

    Collection<Block> blocks() {
        return List.copyOf(blocks);
    }

    @Nullable
    Word at(long place) {
        return words.get(place);
    }

    List<Word> waiting(boolean shifts) {
        return words.values().stream()
                .filter(word -> word.waits() && word.is(SHIFT) == shifts)
                .toList();
    }

    void close() {
        ledger.close();
    }
}
