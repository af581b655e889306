package labra.access.passwords;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labra.web.BadField;
import labra.web.ComputeThreads;
import org.jspecify.annotations.Nullable;

/// Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane.
public final class Passwords {
    public static final int SHORTEST = 12;
    public static final int SHORTEST_WITH_FACTOR = 8;
    public static final int LONGEST = 200;

    /// Shorter names stand in many words.
    private static final int SHORTEST_NAME = 4;

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// What a password is compared with when the login does not exist, so that both cases take as long.
    private static final String NOBODY = computed(generate());

    private Passwords() {}

    /// Refuses what is too short or too long, known to those who guess, one sign or group repeated, or made of the
    /// words that name its owner or the town.
    public static void check(String password, List<String> names) throws BadField {
        check(password, names, SHORTEST);
    }

    /// The same where it may be shorter.
    public static void check(String password, List<String> names, int shortest) throws BadField {
        if (length(password) < shortest || password.length() > LONGEST) {
            throw new BadField("field.not-a-password", shortest, LONGEST);
        }
        if (password.matches("(?s)(.{1,4}?)\\1{2,}.{0,3}")) {
            throw new BadField("field.one-sign-password");
        }
        if (KnownPasswords.has(password)) {
            throw new BadField("field.a-known-password");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (words(names).anyMatch(lower::contains)) {
            throw new BadField("field.a-named-password");
        }
    }

    /// Whether it is long enough beside a second factor alone.
    public static boolean isShort(String password) {
        return length(password) < SHORTEST;
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    private static Stream<String> words(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.concat(
                        Stream.of(name), Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(name)))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST_NAME);
    }

    public static String hash(String password) {
        return ComputeThreads.SHORT.run(() -> computed(password));
    }

    private static String computed(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    public static boolean matches(String password, @Nullable String hash) {
        boolean match = ComputeThreads.SHORT.run(
                () -> Password.check(password, hash == null ? NOBODY : hash).with(ARGON2));
        return match && hash != null;
    }

    /// A password of 20 unambiguous letters and digits: 114 bits.
    public static String generate() {
        return RANDOM.ints(20, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
