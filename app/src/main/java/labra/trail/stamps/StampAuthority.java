package labra.trail.stamps;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import labra.platform.Sha256;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// An authority that stamps what it is sent the hash of (RFC 3161 over HTTP). It learns that hash and nothing else.
public final class StampAuthority {
    private static final int LARGEST = 65_536;
    private static final int NONCE_BITS = 64;

    private final URI place;
    private final Duration patience;
    private final StampCheck check;
    private final SecureRandom random = new SecureRandom();

    public StampAuthority(URI place, Duration patience, StampCheck check) {
        this.place = place;
        this.patience = patience;
        this.check = check;
    }

    /// A stamp, and when the authority says that it saw the text.
    public record Stamped(byte[] token, Instant at) {}

    public Stamped stamp(byte[] text) throws BadStamp {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            TimeStampRequest request =
                    generator.generate(TSPAlgorithms.SHA256, Sha256.of(text), new BigInteger(NONCE_BITS, random));
            TimeStampResponse response = new TimeStampResponse(asked(request.getEncoded()));
            // Its nonce, imprint and status; who signed it is looked at below.
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new BadStamp("it was refused: " + response.getStatusString());
            }
            return new Stamped(token.getEncoded(), check.at(token, text));
        } catch (TSPException | RuntimeException unusable) {
            throw new BadStamp("its answer is none: " + unusable.getMessage(), unusable);
        } catch (IOException away) {
            throw new BadStamp("it does not answer: " + away, away);
        }
    }

    private byte[] asked(byte[] request) throws IOException, BadStamp {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(patience).build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(place)
                            .timeout(patience)
                            .header("Content-Type", "application/timestamp-query")
                            .header("Accept", "application/timestamp-reply")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                            .build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
            if (answer.statusCode() != 200) {
                throw new BadStamp("it answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BadStamp("interrupted", stop);
        }
    }
}
