package labra.web;

/// What free text may hold: anything but control characters other than tab and line ends, and halves of characters.
public final class Text {
    private Text() {}

    public static String checked(String text, int most) throws BadField {
        if (text.codePointCount(0, text.length()) > most) {
            throw new BadField("field.too-long", most);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || isForbiddenControl(c)) {
                throw new BadField("field.forbidden-character");
            }
        }
        return text;
    }

    public static String filled(String text, int most) throws BadField {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new BadField("field.required");
        }
        return checked(stripped, most);
    }

    private static boolean isForbiddenControl(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= '\u007f' && c < '\u00a0');
    }
}
