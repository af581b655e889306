package labra.web;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The grammar of an e-mail address (RFC 5321 with RFC 6531's letters, domains by RFC 1123 and IDNA). Whether it exists
/// only a mail can tell. A domain has one form, the one that people read, also when it comes as punycode.
public final class Email {
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\x{a1}-\\x{10ffff}]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String OTHERS_IN_2003 = "ßẞς";
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private Email() {}

    public static String parse(String written) throws BadField {
        String email = Text.line(written, LONGEST);
        int at = email.lastIndexOf('@');
        if (at < 1 || !isLocalPart(email.substring(0, at))) {
            throw new BadField("field.not-an-email");
        }
        String domain = email.substring(at + 1);
        String ascii = ascii(domain);
        if (!isDomain(ascii) || at + 1 + ascii.length() > LONGEST) {
            throw new BadField("field.not-an-email");
        }
        return email.substring(0, at + 1) + read(domain, ascii);
    }

    private static boolean isLocalPart(String local) {
        return local.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL_PART
                && LOCAL_PART.matcher(local).matches();
    }

    private static boolean isDomain(String ascii) {
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1
                && ascii.length() <= LONGEST_DOMAIN
                && !DIGITS.matcher(labels[labels.length - 1]).matches();
    }

    /// The JDK knows IDNA of 2003 alone, by which straße.de is strasse.de, which may be somebody else's: such a domain
    /// has to come as punycode.
    private static String ascii(String domain) throws BadField {
        if (domain.codePoints().anyMatch(sign -> OTHERS_IN_2003.indexOf(sign) >= 0)) {
            throw new BadField("field.not-an-email");
        }
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            throw new BadField("field.not-an-email");
        }
    }

    /// An ASCII domain stays as it was written; any other is the one that its punycode stands for.
    private static String read(String domain, String ascii) throws BadField {
        if (!ascii.contains("xn--")) {
            return domain.codePoints().allMatch(sign -> sign < 0x80) ? domain : ascii;
        }
        String read = Normalizer.normalize(IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED), Normalizer.Form.NFC);
        // A label that only looks like punycode stays as it is; one that decodes to something else is no domain.
        if (!ascii(read).equals(ascii)) {
            throw new BadField("field.not-an-email");
        }
        return Text.line(read, LONGEST);
    }
}
