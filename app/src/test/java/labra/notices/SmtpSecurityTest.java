package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import labra.mail.MailSettings;
import labra.mail.SmtpCarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passwords and mails do not travel in the clear unless the town says so, and mails are signed.
@QuarkusTest
class SmtpSecurityTest {
    @Inject
    Mailing mailing;

    @TempDir
    Path folder;

    private Path keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return folder.resolve("certificate.pem");
    }

    private Path certificate() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12");
        return keytool(
                "-exportcert",
                "-alias",
                "mail",
                "-rfc",
                "-file",
                folder.resolve("certificate.pem").toString());
    }

    private SSLContext serverTls() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void start_tls_is_insisted_on() throws Exception {
        Path certificate = certificate();
        mailing.forgetWhatWaits();
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        try (SmtpStandIn plain = new SmtpStandIn();
                SmtpStandIn encrypting = new SmtpStandIn(0, serverTls())) {
            assertThat(mailing.drain(Mailing.settings(plain.port(), "smtp.tls", "STARTTLS")))
                    .isEqualTo(Courier.Round.OUTAGE);
            assertThat(mailing.drain(Mailing.settings(encrypting.port(), "smtp.tls", "STARTTLS")))
                    .as("nobody vouches for its certificate")
                    .isEqualTo(Courier.Round.OUTAGE);
            assertThat(plain.taken).isEmpty();
            assertThat(encrypting.taken).isEmpty();
            mailing.drain(Mailing.settings(
                    encrypting.port(), "smtp.tls", "STARTTLS", "smtp.certificates", certificate.toString()));
            assertThat(encrypting.takenFor(owner.email())).hasSize(1);
        }
    }

    @Test
    void a_password_from_a_file_opens_the_server() throws Exception {
        Path secret = Files.writeString(folder.resolve("password"), "s3creta\n");
        mailing.forgetWhatWaits();
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("transito@municipio.example", "transito", "s3creta");
        server.start();
        try {
            int port = server.getSmtp().getPort();
            assertThat(mailing.drain(Mailing.settings(port, "smtp.user", "transito", "smtp.password", "equivocada")))
                    .isEqualTo(Courier.Round.OUTAGE);
            mailing.drain(Mailing.settings(port, "smtp.user", "transito", "smtp.password-file", secret.toString()));
            assertThat(server.getReceivedMessagesForDomain(owner.email())).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void a_password_is_not_sent_to_another_machine_in_the_clear() {
        MailSettings settings =
                Mailing.settings(25, "smtp.host", "mail.example", "smtp.user", "u", "smtp.password", "p");
        assertThatThrownBy(() -> new SmtpCarrier(settings)).hasMessageContaining("labra.mail.smtp.tls");
    }

    @Test
    void mails_are_signed_as_dkim_wants() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path pem = Files.writeString(
                folder.resolve("dkim.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        mailing.forgetWhatWaits();
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        try (SmtpStandIn server = new SmtpStandIn()) {
            mailing.drain(Mailing.settings(server.port(), "dkim.key-file", pem.toString(), "dkim.selector", "faltas"));
            SmtpStandIn.Taken mail = server.takenFor(owner.email()).getFirst();
            Map<String, String> tags = Arrays.stream(
                            mail.header("DKIM-Signature").split(";"))
                    .map(tag -> tag.strip().split("=", 2))
                    .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1].replaceAll("\\s", "")));
            assertThat(tags).containsEntry("d", "municipio.example").containsEntry("s", "faltas");
            assertThat(String.valueOf(tags.get("h"))
                            .toLowerCase(java.util.Locale.ROOT)
                            .split(":"))
                    .contains("from", "to", "subject", "date", "message-id", "list-unsubscribe");
            assertThat(tags.get("bh")).isEqualTo(bodyHash(mail.data()));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update(
                    signedHeaders(mail.data(), String.valueOf(tags.get("h"))).getBytes(StandardCharsets.UTF_8));
            assertThat(signature.verify(Base64.getDecoder().decode(tags.get("b"))))
                    .isTrue();
        }
    }

    /// RFC 6376, 3.4.4: the body in relaxed form.
    private static String bodyHash(String data) throws Exception {
        String body = data.substring(data.indexOf("\r\n\r\n") + 4)
                .replaceAll("[ \t]+\r\n", "\r\n")
                .replaceAll("[ \t]+", " ")
                .replaceAll("(\r\n)+$", "\r\n");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }

    /// RFC 6376, 3.4.2 and 3.5: the named headers in relaxed form, and the signature's own without its value.
    private static String signedHeaders(String data, String names) {
        String headers = data.substring(0, data.indexOf("\r\n\r\n") + 2);
        List<String> unfolded = headers.replaceAll("\r\n(?=[ \t])", "").lines().toList();
        StringBuilder signed = new StringBuilder();
        for (String name : names.split(":")) {
            unfolded.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .findFirst()
                    .ifPresent(line -> signed.append(relaxed(line)).append("\r\n"));
        }
        String own = unfolded.stream()
                .filter(line -> line.startsWith("DKIM-Signature:"))
                .findFirst()
                .orElseThrow();
        return signed + relaxed(own.replaceAll("([;\\s]b=)[^;]*", "$1"));
    }

    private static String relaxed(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).toLowerCase(java.util.Locale.ROOT).strip()
                + ":"
                + header.substring(colon + 1).replaceAll("[ \t]+", " ").strip();
    }
}
