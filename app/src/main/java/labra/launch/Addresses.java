package labra.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import labra.console.ConsoleProblem;

/// Where the server is to answer. Port 0 for the administrative interface means that it has none of its own; for
/// metrics and health, that they are a thousand above.
record Addresses(String host, int port, int adminPort, int managementPort) {
    private static final int HIGHEST = 65535;
    private static final int ABOVE = 1000;

    Addresses {
        if (managementPort == 0) {
            managementPort = port + ABOVE <= HIGHEST ? port + ABOVE : port - ABOVE;
        }
        boolean all = IntStream.of(port, managementPort).allMatch(wanted -> wanted >= 1 && wanted <= HIGHEST);
        boolean differ = port != adminPort && port != managementPort && adminPort != managementPort;
        if (!all || !differ || adminPort < 0 || adminPort > HIGHEST) {
            throw new ConsoleProblem("port.invalid", port, adminPort, managementPort);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /// Looked at before anything starts, so that nothing has to be undone.
    void mustBeFree() {
        mustBeFree(host, port, "--port");
        mustBeFree(managementHost(), managementPort, "--management-port");
        if (adminPort != 0) {
            mustBeFree(host, adminPort, "--admin-port");
        }
    }

    /// This machine alone, unless it is asked for from elsewhere, as in a container.
    private static String managementHost() {
        return Secrets.ofProcess().plain("LABRA_MANAGEMENT_HOST").orElse("127.0.0.1");
    }

    private static void mustBeFree(String host, int wanted, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, wanted));
        } catch (IOException taken) {
            throw new ConsoleProblem(taken, "port.taken", wanted, option, wanted + 1);
        }
    }

    void configure() {
        System.setProperty("quarkus.http.host", host);
        System.setProperty("quarkus.http.port", Integer.toString(port));
        System.setProperty("labra.admin-port", Integer.toString(adminPort));
        System.setProperty("quarkus.management.host", managementHost());
        System.setProperty("quarkus.management.port", Integer.toString(managementPort));
    }
}
