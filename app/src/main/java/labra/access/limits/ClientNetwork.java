package labra.access.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// What is counted as one client: an IPv4 address, or the /64 network of an IPv6 address, which one customer has alone.
final class ClientNetwork {
    private static final int NETWORK = 8;

    private ClientNetwork() {}

    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // A literal: no name is looked up. One that maps IPv4 comes out as that.
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK) + "::/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException unreadable) {
            return address;
        }
    }
}
