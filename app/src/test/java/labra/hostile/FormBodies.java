package labra.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Forms as the pages draw them, with what nobody should write into them; and what is no form.
final class FormBodies {
    static final String BOUNDARY = "B";
    private static final List<String> TAILS =
            List.of("&", "&=&==", "&a=%zz", "&a=%", "&".repeat(1_500), "\0", "&a=%ff%fe", "&a=" + "x".repeat(70_000));
    private static final List<String> FILES = List.of(
            "",
            "a,b\n1,2\n",
            "\u001f\u008b\b\0junk",
            "\u00ff\u00fe\0\0",
            "PK\u0003\u0004xx",
            "\"".repeat(5_000),
            "placa;fecha\n\u00ff\u00ff;x\n",
            "\0".repeat(1_000),
            "nombre,correo_electronico\n" + "x,".repeat(20_000),
            "placa_patente,timestamp,comentarios\nAB123CD,2026-03-01T10:00:00Z,x\n");
    private static final List<String> FILE_NAMES =
            List.of("a.csv", "../../x", "a\r\nb", "a\"b", "\0", "\u00e9".repeat(300), "", "a.csv.gz", "a.xlsx");

    private final DrawnForms forms;

    FormBodies(DrawnForms forms) {
        this.forms = forms;
    }

    byte[] any(Chance chance, String path) {
        List<Map.Entry<String, String>> fields = fields(chance, path);
        String form = fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return (chance.in(90) ? form : form + chance.of(TAILS)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The same in parts, with a file or without.
    byte[] parts(Chance chance, String path) {
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, String> field : fields(chance, path)) {
            part(body, "name=\"" + field.getKey() + "\"", field.getValue());
        }
        if (chance.in(85)) {
            part(
                    body,
                    "name=\"archivo\"; filename=\"" + chance.of(FILE_NAMES) + "\"\r\nContent-Type: text/csv",
                    chance.of(FILES));
        }
        body.append(chance.of("--B--\r\n", "--B--\r\n", "--B--\r\n", "", "--B\r\n", "--B--"));
        return body.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void part(StringBuilder body, String disposition, String content) {
        body.append("--B\r\nContent-Disposition: form-data; ")
                .append(disposition)
                .append("\r\n\r\n")
                .append(content)
                .append("\r\n");
    }

    private List<Map.Entry<String, String>> fields(Chance chance, String path) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(forms.of(chance, path));
        for (int i = chance.below(3); i >= 0; i--) {
            String name = fields.isEmpty() || chance.in(25)
                    ? chance.of(forms.names())
                    : chance.of(fields).getKey();
            if (chance.in(85)) {
                fields.removeIf(field -> field.getKey().equals(name));
            }
            if (chance.in(88)) {
                fields.add(Map.entry(name, Texts.any(chance)));
            }
        }
        return fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
