package labra.reports;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/// A font of drawings (Type 3): each code is a cluster, drawn by its outline and read back as its text.
final class DrawnFont extends PDType3Font {
    // Those of Liberation Sans, so that a line stands as high with these words as without them.
    private static final PDRectangle BOX = new PDRectangle(-544, -303, 1850, 1283);
    private static final int ASCENT = 905;
    private static final int DESCENT = -212;

    private final char first;
    private final int count;

    private DrawnFont(char first, List<ShapedWords.Cluster> clusters) throws IOException {
        super(dictionary(clusters));
        this.first = first;
        this.count = clusters.size();
    }

    static DrawnFont of(char first, List<ShapedWords.Cluster> clusters) {
        try {
            return new DrawnFont(first, clusters);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    @Override
    protected byte[] encode(int sign) {
        int code = sign - first;
        if (code < 0 || code >= count) {
            throw new IllegalArgumentException("No drawing of this sign");
        }
        return new byte[] {(byte) code};
    }

    private static COSDictionary dictionary(List<ShapedWords.Cluster> clusters) {
        COSDictionary drawings = new COSDictionary();
        COSArray differences = new COSArray();
        COSArray widths = new COSArray();
        differences.add(COSInteger.ZERO);
        for (int code = 0; code < clusters.size(); code++) {
            COSName name = COSName.getPDFName("c" + code);
            drawings.setItem(name, stream(drawing(clusters.get(code))));
            differences.add(name);
            widths.add(new COSFloat(clusters.get(code).advance()));
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, new PDRectangle());
        font.setItem(COSName.FONT_MATRIX, thousandths());
        font.setItem(COSName.CHAR_PROCS, drawings);
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 0);
        font.setInt(COSName.LAST_CHAR, clusters.size() - 1);
        font.setItem(COSName.WIDTHS, widths);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.TO_UNICODE, stream(texts(clusters)));
        font.setItem(COSName.FONT_DESC, descriptor());
        return font;
    }

    private static COSArray thousandths() {
        COSArray matrix = new COSArray();
        matrix.setFloatArray(new float[] {1f / Typesetting.EM, 0, 0, 1f / Typesetting.EM, 0, 0});
        return matrix;
    }

    private static PDFontDescriptor descriptor() {
        PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
        descriptor.setFontName("Shaped");
        descriptor.setSymbolic(true);
        descriptor.setAscent(ASCENT);
        descriptor.setDescent(DESCENT);
        descriptor.setFontBoundingBox(BOX);
        return descriptor;
    }

    private static String drawing(ShapedWords.Cluster cluster) {
        Rectangle box = cluster.outline().getBounds();
        StringBuilder drawing = new StringBuilder();
        operation(drawing, "d1", cluster.advance(), 0, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        outline(drawing, cluster.outline());
        return drawing.append("f\n").toString();
    }

    private static void outline(StringBuilder drawing, Shape outline) {
        double[] to = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> operation(drawing, "m", x = to[0], y = to[1]);
                case PathIterator.SEG_LINETO -> operation(drawing, "l", x = to[0], y = to[1]);
                case PathIterator.SEG_QUADTO -> {
                    // A PDF has curves of the third degree alone.
                    operation(
                            drawing,
                            "c",
                            x + (to[0] - x) * 2 / 3,
                            y + (to[1] - y) * 2 / 3,
                            to[2] + (to[0] - to[2]) * 2 / 3,
                            to[3] + (to[1] - to[3]) * 2 / 3,
                            x = to[2],
                            y = to[3]);
                }
                case PathIterator.SEG_CUBICTO ->
                    operation(drawing, "c", to[0], to[1], to[2], to[3], x = to[4], y = to[5]);
                default -> drawing.append("h\n");
            }
        }
    }

    private static void operation(StringBuilder drawing, String operator, double... operands) {
        for (double operand : operands) {
            drawing.append(Math.round(operand)).append(' ');
        }
        drawing.append(operator).append('\n');
    }

    /// Which text each code was.
    private static String texts(List<ShapedWords.Cluster> clusters) {
        StringBuilder texts = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CMapName /Shaped def
                /CMapType 2 def
                1 begincodespacerange
                <00> <FF>
                endcodespacerange
                """);
        for (int code = 0; code < clusters.size(); code++) {
            texts.append("1 beginbfchar\n")
                    .append(String.format(
                            Locale.ROOT,
                            "<%02X> <%s>",
                            code,
                            utf16(clusters.get(code).text())))
                    .append("\nendbfchar\n");
        }
        return texts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String utf16(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static COSStream stream(String content) {
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return stream;
    }
}
