package labra.devices;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// ECDSA on P-256 with SHA-256, by AWS-LC where there is a library of it for this machine (a tenth of the time, and so
/// from the first signature on), else by the JDK.
final class SignatureCheck {
    private static final Logger LOG = Logger.getLogger(SignatureCheck.class);
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final String NATIVE = "AmazonCorrettoCryptoProvider";
    private static final Provider PROVIDER = provider();

    private SignatureCheck() {}

    static boolean passes(PublicKey key, byte[] text, byte[] signature) {
        return passes(PROVIDER, key, text, signature);
    }

    static boolean passes(Provider provider, PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM, provider);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    static boolean isNative() {
        return PROVIDER.getName().equals(NATIVE);
    }

    static Provider ofJava() {
        return Security.getProviders("Signature." + ALGORITHM)[0];
    }

    private static Provider provider() {
        Stream<Provider> fast = ServiceLoader.load(Provider.class, SignatureCheck.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getSimpleName().equals(NATIVE))
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.getService("Signature", ALGORITHM) != null);
        return fast.findFirst().orElseGet(() -> {
            LOG.warn("Signatures of devices are checked by Java alone, which takes ten times as long: no " + NATIVE
                    + " for this machine");
            return ofJava();
        });
    }
}
