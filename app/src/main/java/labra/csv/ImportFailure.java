package labra.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An import that cannot go on, with the key of the message that says why and what to do.
public final class ImportFailure extends RuntimeException {
    private final String key;
    private final Object[] arguments;

    public ImportFailure(String key, Object... arguments) {
        super(ImportMessages.text(ImportMessages.SPANISH, key, arguments), null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    public String key() {
        return key;
    }

    /// What the message tells of this one, to be kept: the arguments as text.
    public List<String> details() {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof ImportMessages.Word word
                        ? word.in(ImportMessages.SPANISH)
                        : String.valueOf(argument))
                .toList();
    }

    public String text(Locale locale) {
        return ImportMessages.text(locale, key, arguments);
    }
}
