package labra.access.factors;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// This installation as devices with passkeys know it: the name of its host, and the addresses whose pages may ask. By
/// its public address alone, whatever name somebody asked for it by.
public record RelyingParty(String id, Set<String> origins) {

    /// None where browsers have no passkeys: without HTTPS, but on this very machine, and at a number in place of a
    /// name.
    public static Optional<RelyingParty> at(String publicAddress, int adminPort) {
        URI address;
        try {
            address = URI.create(publicAddress);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
        String host = address.getHost();
        boolean isSafe = "https".equals(address.getScheme()) || "localhost".equals(host);
        if (host == null || !isSafe || host.contains(":") || host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        Set<String> origins = new LinkedHashSet<>();
        origins.add(origin(address.getScheme(), host, address.getPort()));
        if (adminPort > 0) {
            origins.add(origin(address.getScheme(), host, adminPort));
        }
        return Optional.of(new RelyingParty(host, origins));
    }

    public boolean isAt(String origin) {
        return origins.contains(origin);
    }

    /// As browsers write it: without the port that is usual.
    private static String origin(String scheme, String host, int port) {
        boolean isUsual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isUsual ? "" : ":" + port);
    }
}
