package labra.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import labra.csv.FormulaGuard;

/// Text made of a row's cells: `{LUGAR1}[, cuadra {CDRA}]`. A part in brackets is left out where a column of it is
/// blank.
public record Template(List<Part> parts) {
    /// Literal text and column numbers, in order.
    record Part(List<Object> pieces, boolean optional) {
        boolean appliesTo(String[] cells) {
            return !optional || pieces.stream().noneMatch(piece -> piece instanceof Integer i && cells[i].isBlank());
        }

        void append(String[] cells, StringBuilder text) {
            for (Object piece : pieces) {
                text.append(piece instanceof Integer column ? tidy(cells[column]) : piece);
            }
        }
    }

    static Template column(int index) {
        return new Template(List.of(new Part(List.of(index), false)));
    }

    /// Several cells that tell of one thing, each with a mark before it or none, set apart by a sign that a cell may
    /// have too.
    static Template each(Map<Integer, String> columns, String between) {
        List<Object> pieces = new ArrayList<>();
        columns.forEach((column, mark) -> {
            if (!pieces.isEmpty()) {
                pieces.add(between);
            }
            if (!mark.isEmpty()) {
                pieces.add(mark);
            }
            pieces.add(column);
        });
        return new Template(List.of(new Part(List.copyOf(pieces), false)));
    }

    /// The same with a mark before each column that has none and that `marks` knows one for.
    Template marked(IntFunction<String> marks) {
        List<Part> all = new ArrayList<>();
        for (Part part : parts) {
            List<Object> pieces = new ArrayList<>();
            for (Object piece : part.pieces()) {
                boolean bare = pieces.isEmpty() || !Negation.isMarked(pieces.getLast());
                String mark = piece instanceof Integer column && bare ? marks.apply(column) : "";
                if (!mark.isEmpty()) {
                    pieces.add(mark);
                }
                pieces.add(piece);
            }
            all.add(new Part(List.copyOf(pieces), part.optional()));
        }
        return new Template(List.copyOf(all));
    }

    static Template constant(String text) {
        return new Template(List.of(new Part(List.of(text), false)));
    }

    /// The text for one row, without double spaces and blanks around it.
    String of(String[] cells) {
        if (parts.size() == 1 && parts.getFirst().pieces().size() == 1) {
            Object only = parts.getFirst().pieces().getFirst();
            return only instanceof Integer column ? tidy(cells[column]) : only.toString();
        }
        StringBuilder text = new StringBuilder();
        parts.stream().filter(part -> part.appliesTo(cells)).forEach(part -> part.append(cells, text));
        return spaced(text.toString());
    }

    Set<Integer> columns() {
        return parts.stream()
                .flatMap(part -> part.pieces().stream())
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .collect(Collectors.toSet());
    }

    /// The form in which it could have been written.
    public String shown(Headings headings) {
        return parts.stream()
                .map(part -> part.pieces().stream()
                        .map(piece -> piece instanceof Integer i ? "{" + headings.reference(i) + "}" : piece.toString())
                        .collect(Collectors.joining("", part.optional() ? "[" : "", part.optional() ? "]" : "")))
                .collect(Collectors.joining());
    }

    /// Programs write `="00123"` so that a spreadsheet keeps the zeros.
    private static String tidy(String text) {
        String bare = stripped(text);
        boolean kept = bare.length() > 2 && bare.startsWith("=\"") && bare.indexOf('"', 2) == bare.length() - 1;
        return spaced(kept ? bare.substring(2, bare.length() - 1) : FormulaGuard.read(bare));
    }

    /// Without blanks around it and with one blank at a time within.
    static String spaced(String text) {
        String stripped = stripped(text);
        return stripped.contains("  ") ? stripped.replaceAll(" {2,}", " ") : stripped;
    }

    /// Without blanks around it, of whatever kind and also of those that nobody sees.
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= 0x7f && (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT));
    }

    /// Reads the written form. Text without braces is one column's name, in single quotes a constant.
    static Template parse(String written, Headings headings) {
        if (written.length() >= 2 && written.startsWith("'") && written.endsWith("'")) {
            return constant(written.substring(1, written.length() - 1));
        }
        if (!written.contains("{")) {
            return column(headings.index(written));
        }
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < written.length()) {
            boolean optional = written.charAt(at) == '[';
            int end = optional ? written.indexOf(']', at) : written.indexOf('[', at);
            end = end < 0 ? written.length() : end;
            parts.add(new Part(pieces(written.substring(optional ? at + 1 : at, end), headings), optional));
            at = optional ? end + 1 : end;
        }
        return new Template(List.copyOf(parts));
    }

    private static List<Object> pieces(String written, Headings headings) {
        List<Object> pieces = new ArrayList<>();
        int at = 0;
        while (at < written.length()) {
            int open = written.indexOf('{', at);
            int close = written.indexOf('}', at);
            if (open < 0 || close < open) {
                pieces.add(written.substring(at));
                break;
            }
            if (open > at) {
                pieces.add(written.substring(at, open));
            }
            pieces.add(headings.index(written.substring(open + 1, close)));
            at = close + 1;
        }
        return List.copyOf(pieces);
    }
}
