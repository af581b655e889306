package labra.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The page that says what went wrong.
@CheckedTemplate(basePath = "pages")
final class ErrorTemplates {
    private ErrorTemplates() {}

    static native TemplateInstance error(Frame frame, int status, String title, String detail);
}
