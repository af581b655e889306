package labra.letters;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages of this package.
@CheckedTemplate(basePath = "letters")
final class Layout {
    private Layout() {}

    static native TemplateInstance mail(Letter letter);

    static native TemplateInstance preferences(MailWishesForm form);
}
