package labra.messages;

/// Text of somebody else for a line of a log or a terminal: nothing in it begins another line, colours, hides or turns
/// what is beside it.
public final class Visible {
    private Visible() {}

    public static String of(String text) {
        return text.codePoints().noneMatch(Visible::isHidden) ? text : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> {
            if (!isHidden(sign)) {
                shown.appendCodePoint(sign);
            } else if (sign > 0xffff) {
                shown.append("\\U%08x".formatted(sign));
            } else {
                shown.append("\\u%04x".formatted(sign));
            }
        });
        return shown.toString();
    }

    /// Controls of every range, what ends a line in Unicode, what has no shape or turns the direction of writing, and
    /// halves of signs.
    private static boolean isHidden(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
