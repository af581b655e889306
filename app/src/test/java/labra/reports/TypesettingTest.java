package labra.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.font.GlyphVector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words of which it is known how they are written: how many glyphs stand for how many clusters.
class TypesettingTest {
    private static final Path NOTO = Path.of("/usr/share/fonts/truetype/noto");

    @ParameterizedTest
    @CsvSource({
        "NotoSansDevanagari-Regular, श्री, 2, 1",
        "NotoSansDevanagari-Regular, हिन्दी, 5, 2",
        "NotoSansBengali-Regular, ঠাকুর, 5, 3",
        "NotoSansTamil-Regular, கொ, 3, 1",
        "NotoSansTelugu-Regular, కృష్ణ, 4, 2",
        "NotoSansKhmer-Regular, ស្រី, 3, 1",
        "NotoSansMyanmar-Regular, မြန်မာ, 6, 4",
        "NotoSerifTibetan-Regular, རྒྱ, 1, 1",
        "NotoSansThai-Regular, น้ำ, 4, 1"
    })
    void a_word_is_its_glyphs_in_clusters(String font, String word, int glyphs, int clusters) {
        GlyphVector shaped = shaped(font, word);
        assertThat(shaped.getNumGlyphs()).isEqualTo(glyphs);
        assertThat(new ShapedWords().of(word, shaped, font(font))).hasSize(clusters);
    }

    @ParameterizedTest
    @CsvSource({"NotoSansDevanagari-Regular, हि", "NotoSansTamil-Regular, கெ", "NotoSansMyanmar-Regular, ကေ"})
    void a_vowel_of_the_left_stands_on_the_left(String font, String word) {
        GlyphVector shaped = shaped(font, word);
        GlyphVector consonant = shaped(font, word.substring(0, 1));
        assertThat(IntStream.range(0, shaped.getNumGlyphs()).map(shaped::getGlyphCode))
                .endsWith(consonant.getGlyphCode(0));
    }

    private static GlyphVector shaped(String font, String word) {
        return new Typesetting().of(word, font(font)).orElseThrow();
    }

    private static PdfFont font(String name) {
        Path file = NOTO.resolve(name + ".ttf");
        assumeThat(Files.exists(file)).as("fonts-noto-core is installed").isTrue();
        return PdfFont.of(name, file);
    }
}
