package labra.mail;

import java.util.List;
import java.util.Optional;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/// The signature of the town's domain (RFC 6376), over the unsubscription headers too, as RFC 8058 wants.
final class DkimSigning {
    private static final List<String> ALSO_SIGNED =
            List.of("Message-ID", "Auto-Submitted", "Content-Language", "List-Unsubscribe", "List-Unsubscribe-Post");

    private DkimSigning() {}

    static Optional<DkimSigner> signer(MailSettings settings) {
        return settings.dkim().keyFile().map(file -> {
            String sender = Mime.sender(settings);
            String domain = settings.dkim().domain().orElse(sender.substring(sender.lastIndexOf('@') + 1));
            try {
                DkimSigner signer = new DkimSigner(domain, settings.dkim().selector(), Pem.privateKey(file));
                signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
                signer.setHeaderCanonicalization(Canonicalization.RELAXED);
                signer.setBodyCanonicalization(Canonicalization.RELAXED);
                signer.setLengthParam(false);
                signer.setZParam(false);
                signer.setCheckDomainKey(false);
                ALSO_SIGNED.forEach(signer::addHeaderToSign);
                return signer;
            } catch (DkimException unusable) {
                throw new IllegalStateException("cannot sign mails of " + domain, unusable);
            }
        });
    }
}
