package labra.law;

import java.util.Optional;
import java.util.stream.Stream;

/// One of a closed list of terms, by the one word that rows, files, answers and tests use for it.
public interface Word {
    String word();

    static <E extends Enum<E> & Word> Optional<E> find(Class<E> list, String word) {
        return Stream.of(list.getEnumConstants())
                .filter(term -> term.word().equals(word))
                .findFirst();
    }

    static <E extends Enum<E> & Word> E of(Class<E> list, String word) {
        return find(list, word).orElseThrow(() -> new IllegalArgumentException(list.getSimpleName() + ": " + word));
    }
}
