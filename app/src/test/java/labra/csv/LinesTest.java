package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lines end as any system ends them, keep their numbers, and never fill the memory.
class LinesTest {
    @Test
    void end_with_any_of_the_three_line_ends() {
        assertThat(texts(new StringReader("a\nb\r\nc\rd\r\n\ne"))).containsExactly("a", "b", "c", "d", "", "e");
    }

    @Test
    void keep_a_line_end_together_that_falls_on_the_edge_of_the_buffer() {
        String filler = "x".repeat((1 << 16) - 1);
        assertThat(texts(new StringReader(filler + "\r\nnext"))).containsExactly(filler, "next");
    }

    @Test
    void lose_the_byte_order_mark() {
        assertThat(texts(new StringReader("\uFEFFa\n\uFEFFb"))).containsExactly("a", "\uFEFFb");
    }

    @Test
    void cut_what_no_row_can_be() {
        Lines lines = new Lines(new StringReader("y".repeat(3_000_000) + "\nafter"));
        Lines.Line endless = Objects.requireNonNull(lines.next());
        assertThat(endless.cut()).isTrue();
        assertThat(endless.text()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(lines.next()).isEqualTo(new Lines.Line(2, "after", false));
    }

    @Test
    void leave_out_the_line_in_which_the_file_breaks_off() {
        Lines lines = new Lines(new Reader() {
            private boolean read;

            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                if (read) {
                    throw new IOException("broken off");
                }
                read = true;
                "whole\nhal".getChars(0, 9, into, offset);
                return 9;
            }

            @Override
            public void close() {}
        });
        assertThat(lines.next()).isEqualTo(new Lines.Line(1, "whole", false));
        assertThat(lines.next()).isNull();
        assertThat(lines.damage()).hasMessage("broken off");
    }

    @Test
    void come_again_in_order_when_handed_back() {
        Lines lines = new Lines(new StringReader("1\n2\n3"));
        lines.unread(Stream.of(lines.next(), lines.next())
                .map(Objects::requireNonNull)
                .toList());
        assertThat(Stream.of(lines.next(), lines.next(), lines.next()).map(line -> line == null ? "" : line.text()))
                .containsExactly("1", "2", "3");
    }

    private static List<String> texts(Reader reader) {
        Lines lines = new Lines(reader);
        List<String> texts = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            texts.add(line.text());
        }
        return texts;
    }
}
