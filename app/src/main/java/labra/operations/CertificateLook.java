package labra.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// One look at the certificate that a door shows for a name. Nothing is sent through it, so whoever signed it is
/// believed: what is wrong
/// with it is what is to be seen.
final class CertificateLook {
    private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();
    private static final int HTTPS = 443;

    private CertificateLook() {}

    static ServedCertificate at(InetSocketAddress door, String host) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        // The name is looked up each time: containers change their addresses.
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(door.getHostString(), door.getPort()), PATIENCE);
            plain.setSoTimeout(PATIENCE);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, host, door.getPort(), false)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(host)));
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate shown) {
                    return ServedCertificate.of(shown);
                }
                throw new SSLPeerUnverifiedException("no X.509 certificate");
            }
        }
    }

    /// `host` or `host:port`.
    static InetSocketAddress address(String door) {
        URI written = URI.create("https://" + door.strip());
        if (written.getHost() == null || !written.getPath().isEmpty()) {
            throw new IllegalArgumentException("labra.certificate.at is host:port, not " + door);
        }
        return InetSocketAddress.createUnresolved(written.getHost(), written.getPort() < 0 ? HTTPS : written.getPort());
    }

    static String host(String url) {
        return Optional.ofNullable(URI.create(url).getHost()).orElse("localhost");
    }

    /// Asks for nothing. Not for connections over which something is said.
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // The certificate is to be seen, whatever it is.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
