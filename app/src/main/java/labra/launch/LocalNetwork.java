package labra.launch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where this machine is found by others of its network.
final class LocalNetwork {
    /// Networks of containers and of virtual machines, in which no phone is.
    private static final Pattern INNER = Pattern.compile("(docker|br-|veth|virbr|cni|flannel|tun|tap|vmnet|vboxnet).*");

    private LocalNetwork() {}

    /// Nothing where the server listens to this machine alone, or no such network is there.
    static Optional<String> address(String host) {
        try {
            InetAddress listens = InetAddress.getByName(host);
            if (listens.isLoopbackAddress()) {
                return Optional.empty();
            }
            return listens.isAnyLocalAddress() ? first() : Optional.of(listens.getHostAddress());
        } catch (UnknownHostException | SocketException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> first() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(LocalNetwork::isOuter)
                .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    private static boolean isOuter(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && !INNER.matcher(network.getName()).matches();
        } catch (SocketException gone) {
            return false;
        }
    }
}
