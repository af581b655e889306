package labra.trail.stamps;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import labra.platform.Sha256;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/// Whether a stamp is over this text, is signed by who may stamp, whose certificate was good at that moment, and, where
/// roots are known, whether one of them vouches for it.
public record StampCheck(Set<X509Certificate> roots) {
    /// When the text was seen.
    public Instant at(byte[] token, byte[] text) throws BadStamp {
        try {
            return at(new TimeStampToken(new CMSSignedData(token)), text);
        } catch (CMSException | TSPException | IOException | RuntimeException unreadable) {
            throw new BadStamp("not a time stamp: " + unreadable.getMessage(), unreadable);
        }
    }

    Instant at(TimeStampToken token, byte[] text) throws BadStamp {
        var info = token.getTimeStampInfo();
        if (!NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
                || !Arrays.equals(info.getMessageImprintDigest(), Sha256.of(text))) {
            throw new BadStamp("it stamps something else");
        }
        Instant at = info.getGenTime().toInstant();
        try {
            X509CertificateHolder signer = signer(token);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            if (!roots.isEmpty()) {
                vouched(token, signer, info.getGenTime());
            }
        } catch (TSPException | OperatorCreationException | GeneralSecurityException unsigned) {
            throw new BadStamp("its signature does not hold: " + unsigned.getMessage(), unsigned);
        }
        return at;
    }

    private static X509CertificateHolder signer(TimeStampToken token) throws BadStamp {
        @SuppressWarnings("unchecked")
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        return found.stream().findFirst().orElseThrow(() -> new BadStamp("it brings no certificate"));
    }

    private void vouched(TimeStampToken token, X509CertificateHolder signer, Date at) throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> brought = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            brought.add(converter.getCertificate(holder));
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(converter.getCertificate(signer));
        PKIXBuilderParameters path = new PKIXBuilderParameters(
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()), target);
        path.setDate(at);
        path.setRevocationEnabled(false);
        path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
        CertPathBuilder.getInstance("PKIX").build(path);
    }
}
