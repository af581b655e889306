package labra.csv;

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

    public String text(Locale locale) {
        return ImportMessages.text(locale, key, arguments);
    }
}
