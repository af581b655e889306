package labra.operations;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The certificate that visitors are shown: how long it lives, and whether it is for the name that they ask for.
record ServedCertificate(Instant begins, Instant ends, List<String> names) {
    private static final int DNS_NAME = 2;

    /// Certificates of many months are renewed late, and nobody is to hear of it for half a year.
    private static final Duration LONGEST_WARNING = Duration.ofDays(21);

    static ServedCertificate of(X509Certificate shown) throws CertificateParsingException {
        List<String> names = Optional.ofNullable(shown.getSubjectAlternativeNames()).stream()
                .flatMap(Collection::stream)
                .flatMap(name -> name.getFirst() instanceof Integer kind && kind == DNS_NAME
                        ? Stream.of(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                        : Stream.empty())
                .toList();
        return new ServedCertificate(
                shown.getNotBefore().toInstant(), shown.getNotAfter().toInstant(), names);
    }

    boolean isFor(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        int dot = asked.indexOf('.');
        return names.contains(asked) || (dot > 0 && names.contains("*" + asked.substring(dot)));
    }

    /// Less than nothing once it has ended.
    Duration left(Instant now) {
        return Duration.between(now, ends);
    }

    /// It is renewed when a third of its life is left: with less than two ninths of it, something failed for long.
    boolean isOverdue(Instant now) {
        Duration warning = Duration.between(begins, ends).multipliedBy(2).dividedBy(9);
        return left(now).compareTo(warning.compareTo(LONGEST_WARNING) < 0 ? warning : LONGEST_WARNING) < 0;
    }
}
