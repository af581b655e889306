package labra.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// A mail to the owner for each event of the queue. Those that failed are named, and come again; the rest are done.
public final class Mailer implements RequestStreamHandler {
    private final String from = Environment.get("LABRA_MAIL_FROM");
    private final String set = Environment.get("LABRA_MAIL_SET");
    private final String url = Environment.get("LABRA_URL");
    private final SesV2Client mail =
            SesV2Client.builder().httpClient(UrlConnectionHttpClient.create()).build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        List<Map<String, String>> failed = new ArrayList<>();
        for (JsonNode message : Secrets.JSON.readTree(input).path("Records")) {
            try {
                send(Secrets.JSON.readTree(message.path("body").asText()));
            } catch (SdkException | IOException failure) {
                System.err.println("A mail failed: " + failure.getClass().getSimpleName());
                failed.add(Map.of("itemIdentifier", message.path("messageId").asText()));
            }
        }
        Secrets.JSON.writeValue(output, Map.of("batchItemFailures", failed));
    }

    /// Nobody to write to is nothing left to do.
    private void send(JsonNode event) {
        JsonNode detail = event.path("detail");
        String to = detail.path("email").asText("");
        if (to.isEmpty() || detail.path("email").isNull()) {
            return;
        }
        Letter letter = event.path("detail-type").asText().equals(Waiting.REPORTS.kind)
                ? Letter.report(detail)
                : Letter.about(detail, url);
        mail.sendEmail(request -> request.fromEmailAddress(from)
                .configurationSetName(set)
                .destination(whom -> whom.toAddresses(to))
                .content(content -> content.simple(simple -> simple.subject(
                                subject -> subject.data(letter.subject()).charset("UTF-8"))
                        .body(body -> body.text(text -> text.data(letter.text()).charset("UTF-8"))))));
    }
}
