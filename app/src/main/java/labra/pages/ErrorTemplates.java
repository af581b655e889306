package labra.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The page that says what went wrong, with a line for each bad value.
@CheckedTemplate(basePath = "pages")
final class ErrorTemplates {
    private ErrorTemplates() {}

    static native TemplateInstance error(Frame frame, int status, String title, String detail, List<String> lines);
}
