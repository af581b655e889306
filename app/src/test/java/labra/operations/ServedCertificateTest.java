package labra.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.handler.ssl.util.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told of the certificate that visitors are shown.
class ServedCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-27T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90, 90, false",
        "90, 30, false",
        "90, 21, false",
        "90, 19, true",
        "90, 0, true",
        "90, -1, true",
        "397, 80, false",
        "397, 22, false",
        "397, 20, true",
        "6, 2, false",
        "6, 1, true"
    })
    void it_is_overdue_when_its_renewal_failed_for_long(int life, int left, boolean overdue) {
        Instant ends = NOW.plus(Duration.ofDays(left));
        assertThat(new ServedCertificate(ends.minus(Duration.ofDays(life)), ends, List.of()).isOverdue(NOW))
                .isEqualTo(overdue);
    }

    @ParameterizedTest
    @CsvSource({
        "multas.municipio.example, true",
        "Multas.Municipio.Example, true",
        "a.town.example, true",
        "town.example, false",
        "a.b.town.example, false",
        "municipio.example, false",
        "localhost, false",
        "'', false"
    })
    void it_is_for_its_names_alone(String host, boolean fits) {
        assertThat(new ServedCertificate(NOW, NOW, List.of("multas.municipio.example", "*.town.example")).isFor(host))
                .isEqualTo(fits);
    }

    @Test
    void it_is_read_from_the_door_whoever_signed_it() throws Exception {
        try (ServerSocket door = door("multas.municipio.example")) {
            Thread.ofVirtual().start(() -> {
                try (SSLSocket visitor = (SSLSocket) door.accept()) {
                    visitor.startHandshake();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
            ServedCertificate seen =
                    CertificateLook.at(CertificateLook.address("127.0.0.1:" + door.getLocalPort()), "multas.example");
            assertThat(seen.left(Instant.now())).isPositive();
            assertThat(seen.begins()).isBefore(seen.ends());
            assertThat(seen.isFor("multas.example")).isFalse();
        }
    }

    /// One that shows a certificate of that name, signed by itself.
    private static ServerSocket door(String name) throws GeneralSecurityException, IOException {
        SelfSignedCertificate certificate = new SelfSignedCertificate(name);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("door", certificate.key(), new char[0], new Certificate[] {certificate.cert()});
        certificate.delete();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void a_door_that_is_closed_or_speaks_no_tls_shows_none() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        InetSocketAddress closed = CertificateLook.address("127.0.0.1:" + port);
        assertThatIOException().isThrownBy(() -> CertificateLook.at(closed, "multas.example"));
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> {
                try (var visitor = socket.accept()) {
                    visitor.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                } catch (java.io.IOException gone) {
                    // The visitor has what it needs.
                }
            });
            InetSocketAddress plain = CertificateLook.address("127.0.0.1:" + socket.getLocalPort());
            assertThatIOException().isThrownBy(() -> CertificateLook.at(plain, "multas.example"));
        }
    }

    @ParameterizedTest
    @CsvSource({"nginx:8443, nginx, 8443", "multas.example, multas.example, 443", "' [::1]:99 ', [::1], 99"})
    void a_door_has_a_host_and_a_port(String door, String host, int port) {
        InetSocketAddress address = CertificateLook.address(door);
        assertThat(address.getHostString()).isEqualTo(host);
        assertThat(address.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "https://nginx:8443", "nginx:8443/x", "a b", "nginx:x", "nginx:99999999999"})
    void what_is_no_door_is_refused(String door) {
        assertThatIllegalArgumentException().isThrownBy(() -> CertificateLook.address(door));
    }

    @ParameterizedTest
    @CsvSource({"https://multas.example, multas.example", "http://localhost:8000, localhost", "multas, localhost"})
    void its_name_is_that_of_the_public_address(String url, String host) {
        assertThat(CertificateLook.host(url)).isEqualTo(host);
    }
}
