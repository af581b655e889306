package labra.prices;

import java.util.List;
import java.util.Map;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.pages.Form;
import labra.proposals.Proposals.Draft;
import labra.web.BadField;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// A catalogue that was sent as a file, with the source that holds for lines without their own.
final class VersionUpload {
    private VersionUpload() {}

    static List<Draft> drafts(Form form, @Nullable FileUpload file, Map<String, Long> offences) {
        Fields fields = form.fields(Map.of("fuente", Form.Kind.TEXT));
        Field<String> source = fields.optional("fuente", Fields.name(500));
        List<Draft> drafts = List.of();
        if (file == null || file.size() == 0) {
            fields.reject(new FieldError("archivo", "field.required"));
        } else {
            String given = source.orNull();
            try {
                drafts = VersionFile.read(
                        new InputFile(file.uploadedFile(), file.fileName()), offences, given == null ? "" : given);
            } catch (BadField bad) {
                fields.reject(bad.on("archivo"));
            } catch (ImportFailure noTable) {
                fields.reject(new FieldError("archivo", "field.no-version-columns"));
            }
        }
        fields.check();
        return drafts;
    }
}
