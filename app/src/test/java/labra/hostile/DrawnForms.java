package labra.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms that the pages draw: where each goes, and its fields as they are filled in; and the parameters of links.
final class DrawnForms {
    private static final Pattern FORM = Pattern.compile("<form[^>]*?action=\"?([^\\s\">]*)(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea|button)([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"?([^\\s\">]+)");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern PARAMETER = Pattern.compile("[?&;]([a-z_]+)=");

    private final Map<String, List<List<Map.Entry<String, String>>>> forms = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();

    /// Looks at these pages, as somebody who may see them all gets them.
    DrawnForms(List<String> paths, UnaryOperator<String> page) {
        names.addAll(Set.of("version", "id", "archivo", "accion"));
        paths.forEach(path -> read(page.apply(path)));
    }

    private void read(String page) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            List<Map.Entry<String, String>> fields = new ArrayList<>();
            Matcher field = FIELD.matcher(form.group(2));
            while (field.find()) {
                Matcher name = NAME.matcher(field.group(1));
                if (name.find()) {
                    Matcher value = VALUE.matcher(field.group(1));
                    fields.add(Map.entry(name.group(1), value.find() ? value.group(1) : "x"));
                    names.add(name.group(1));
                }
            }
            String path = form.group(1).replaceFirst("[?].*", "");
            forms.computeIfAbsent(path, unknown -> new ArrayList<>()).add(fields);
        }
        Matcher parameter = PARAMETER.matcher(page);
        while (parameter.find()) {
            names.add(parameter.group(1));
        }
    }

    List<Map.Entry<String, String>> of(Chance chance, String path) {
        List<List<Map.Entry<String, String>>> drawn = forms.getOrDefault(path, List.of());
        return drawn.isEmpty() ? List.of() : chance.of(drawn);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    int count() {
        return forms.size();
    }
}
