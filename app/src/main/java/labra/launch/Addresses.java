package labra.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import labra.console.ConsoleProblem;

/// Where the server is to answer. Port 0 for the administrative interface means that it has none of its own.
record Addresses(String host, int port, int adminPort) {
    Addresses {
        if (port < 1 || port > 65535 || adminPort < 0 || adminPort > 65535 || port == adminPort) {
            throw new ConsoleProblem("port.invalid", port, adminPort);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /// Looked at before anything starts, so that nothing has to be undone.
    void mustBeFree() {
        mustBeFree(port, "--port");
        if (adminPort != 0) {
            mustBeFree(adminPort, "--admin-port");
        }
    }

    private void mustBeFree(int wanted, String option) {
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
    }
}
