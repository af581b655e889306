package labra.notes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.pages.Form;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// A note as somebody writes it, with what they attach.
record NewNote(String text, List<Attachment> files) {
    static final int LONGEST = 2000;
    static final int MOST_FILES = 5;

    /// All files of a note together.
    static final int LARGEST = 10 * 1024 * 1024;

    private static final String FILES = "archivo";

    static NewNote from(Form form, List<FileUpload> sent, boolean kept) {
        Fields fields = form.fields(Map.of("texto", Form.Kind.TEXT));
        Field<String> text = fields.required("texto", Fields.filledText(LONGEST));
        List<Attachment> files = new ArrayList<>();
        List<FileUpload> chosen = sent.stream().filter(NewNote::isChosen).toList();
        if (!chosen.isEmpty() && !kept) {
            fields.reject(new FieldError(FILES, "field.files-not-kept"));
        } else if (chosen.size() > MOST_FILES) {
            fields.reject(new FieldError(FILES, "field.too-many-files", MOST_FILES));
        } else if (chosen.stream().mapToLong(FileUpload::size).sum() > LARGEST) {
            fields.reject(new FieldError(FILES, "field.files-too-large", LARGEST >> 20));
        } else {
            chosen.forEach(file -> attachment(file)
                    .ifPresentOrElse(
                            files::add,
                            () -> fields.reject(new FieldError(FILES, "field.not-an-attachment", file.fileName()))));
        }
        fields.check();
        return new NewNote(text.get(), List.copyOf(files));
    }

    /// A field that is left empty is sent as a file without a name.
    private static boolean isChosen(FileUpload file) {
        return file.fileName() != null && !file.fileName().isBlank();
    }

    private static Optional<Attachment> attachment(FileUpload file) {
        try {
            return Attachment.of(file.fileName(), Files.readAllBytes(file.uploadedFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
