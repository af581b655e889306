package labra.trail.stamps;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/// A real authority on loopback, with a root and a certificate of its own, that can be made to err.
public final class StandInAuthority implements AutoCloseable {
    private static final X500Name ROOT = new X500Name("CN=Raiz de prueba");
    private static final X500Name SIGNER = new X500Name("CN=Sello de prueba");

    private final HttpServer server;
    private final X509Certificate root;
    private final X509Certificate signer;
    private final KeyPair signerKeys;
    private volatile UnaryOperator<TimeStampRequest> mistake = UnaryOperator.identity();
    private volatile boolean refuses;
    private volatile int status = 200;
    private volatile byte[] raw = new byte[0];

    /// Its certificate is good within these bounds, for this use.
    public StandInAuthority(Instant from, Instant until, KeyPurposeId use)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rootKeys = generator.generateKeyPair();
        signerKeys = generator.generateKeyPair();
        Instant now = Instant.now();
        root = certificate(
                ROOT, rootKeys, ROOT, rootKeys, now.minus(Duration.ofDays(900)), now.plus(Duration.ofDays(900)), null);
        signer = certificate(ROOT, rootKeys, SIGNER, signerKeys, from, until, use);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer =
                    raw.length > 0 ? raw : answered(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    public static StandInAuthority good() throws Exception {
        Instant now = Instant.now();
        return new StandInAuthority(
                now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), KeyPurposeId.id_kp_timeStamping);
    }

    public URI place() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public Set<X509Certificate> roots() {
        return Set.of(root);
    }

    public Path rootsIn(Path folder) throws Exception {
        return Files.writeString(
                folder.resolve("tsa.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                        + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    /// It answers as if it had been asked something else.
    public void mistakes(UnaryOperator<TimeStampRequest> other) {
        mistake = other;
    }

    public void refuses() {
        refuses = true;
    }

    public void answers(int code, byte[] body) {
        status = code;
        raw = body;
    }

    public static TimeStampRequest other(byte[] digest, @Nullable BigInteger nonce) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            return generator.generate(TSPAlgorithms.SHA256, digest, nonce);
        } catch (RuntimeException never) {
            throw new IllegalStateException(never);
        }
    }

    private byte[] answered(byte[] asked) throws IOException {
        try {
            SignerInfoGenerator info =
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", signerKeys.getPrivate(), signer);
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    info,
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(List.of(signer)));
            TimeStampResponseGenerator responses = new TimeStampResponseGenerator(
                    tokens, refuses ? Set.of(TSPAlgorithms.SHA512) : TSPAlgorithms.ALLOWED);
            TimeStampRequest request = mistake.apply(new TimeStampRequest(asked));
            return (refuses
                            ? responses.generateRejectedResponse(new TSPException("no"))
                            : responses.generateGrantedResponse(request, BigInteger.TEN, new Date()))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    private static X509Certificate certificate(
            X500Name issuer,
            KeyPair issuerKeys,
            X500Name subject,
            KeyPair keys,
            Instant from,
            Instant until,
            @org.jspecify.annotations.Nullable KeyPurposeId use)
            throws OperatorCreationException, GeneralSecurityException, CertIOException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(use == null ? 1 : 2),
                Date.from(from),
                Date.from(until),
                subject,
                keys.getPublic());
        if (use == null) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } else {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(use));
        }
        X509CertificateHolder holder =
                builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKeys.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
