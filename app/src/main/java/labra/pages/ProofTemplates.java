package labra.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;

/// The page that asks whether it is still the same person, before what was asked for goes on.
@CheckedTemplate(basePath = "pages")
public final class ProofTemplates {
    private ProofTemplates() {}

    /// What was asked for: its address, and the form that was sent there, where one was.
    public record Asked(String address, List<Map.Entry<String, String>> form, boolean posted) {
        /// Every value of every field.
        public static List<Map.Entry<String, String>> fields(MultivaluedMap<String, String> sent) {
            return sent.entrySet().stream()
                    .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
                    .toList();
        }
    }

    public static native TemplateInstance proof(Frame frame, Form form, Asked asked);

    public static native TemplateInstance again(Frame frame, Asked asked);
}
