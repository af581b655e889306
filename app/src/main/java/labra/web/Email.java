package labra.web;

import java.util.regex.Pattern;

/// The shape of an e-mail address. Whether it exists only a mail can tell.
public final class Email {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@<>(),;:\\\\\"\\[\\]]{1,64}@[^\\s@<>(),;:\\\\\"\\[\\]_]+(\\.[^\\s@<>(),;:\\\\\"\\[\\]_]+)+");

    private Email() {}

    public static String parse(String written) throws BadField {
        String email = Text.filled(written, LONGEST);
        String domain = email.substring(email.indexOf('@') + 1);
        boolean oddDots = email.startsWith(".") || email.contains("..") || email.contains(".@");
        if (!SHAPE.matcher(email).matches() || oddDots || domain.startsWith("-") || domain.endsWith("-")) {
            throw new BadField("field.not-an-email");
        }
        return email;
    }
}
