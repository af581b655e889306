package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who waits for what a file says does not wait for ever, however it is packed.
class DeadlineTest {

    @TempDir
    Path folder;

    @Test
    void a_file_is_not_read_beyond_it() throws IOException {
        for (Path file : new Path[] {plain(), packed(), workbook()}) {
            assertThat(rows(file, ReadingDeadline.NONE)).as(file.toString()).isEqualTo(2);
            assertThat(rows(file, ReadingDeadline.in(Duration.ofHours(1)))).isEqualTo(2);
            assertThatThrownBy(() -> rows(file, ReadingDeadline.in(Duration.ZERO)))
                    .as(file.toString())
                    .isInstanceOfSatisfying(
                            ImportFailure.class,
                            failure -> assertThat(failure.key()).isEqualTo("failure.too-slow"));
        }
    }

    private static long rows(Path file, ReadingDeadline deadline) {
        return Table.look(new InputFile(file, "a", Long.MAX_VALUE, deadline), Reading.USUAL, header -> row -> {})
                .count();
    }

    private Path plain() throws IOException {
        return Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n3,4\n");
    }

    private Path packed() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(Files.readAllBytes(plain()));
        }
        return file;
    }

    private Path workbook() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            for (int row = 0; row < 3; row++) {
                sheet.value(row, 0, "a" + row);
                sheet.value(row, 1, "b" + row);
            }
        }
        return file;
    }
}
