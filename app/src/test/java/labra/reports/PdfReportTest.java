package labra.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labra.Api;
import labra.contract.FineJson;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The report on paper: every name readable or marked, and nothing cut.
@QuarkusTest
class PdfReportTest {
    private static final String PACKAGES = "fonts-noto-core, fonts-droid-fallback and fonts-nanum are installed";

    @Inject
    Api api;

    private int person;
    private String plate = "";
    private String officer = "";

    @BeforeEach
    void somebody_with_a_vehicle() {
        person = api.person(Api.unique("papel") + "@example.com");
        plate = api.plateOf(person);
        officer = api.officerToken();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "José Ñandú Łukasz Şahin Đorđe Þór",
                "Ελένη Παπαδοπούλου",
                "Екатерина Щукина",
                "Անահիտ Հակոբյան",
                "თამარ მეფე",
                "Nguyễn Thị Hương",
                "☎ ✔ número 7‑B"
            })
    void names_of_many_scripts_are_drawn(String name) throws IOException {
        rename(name);
        assertThat(text()).contains(name).doesNotContain(PrintedText.MISSING).doesNotContain("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"דוד לוי", "محمد الحداد", "پرویز گلستانی", "علی رضا 12 ب", "Ana محمد 12 الحداد fin"})
    void names_from_right_to_left_are_drawn_and_read_back_in_their_order(String name) throws IOException {
        rename(name);
        assertThat(text()).contains(name).doesNotContain(PrintedText.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ใจดี มานะ",
                "देवनागरी",
                "বাবলা",
                "ગુજરાતી પટેલ",
                "தமிழ்",
                "తెలుగు",
                "ಕನ್ನಡ",
                "മലയാളം",
                "සිංහල",
                "ਗੁਰਮੁਖੀ",
                "김철수",
                "王小明",
                "田中さくら",
                "アニータ",
                "አበበ",
                "សុខា",
                "ລາວ",
                "မြန်မာ",
                "བོད",
                "ᏣᎳᎩ"
            })
    void names_of_scripts_that_the_machine_has_fonts_of_are_drawn(String name) throws IOException {
        assumeThat(machineHasFonts()).as(PACKAGES).isTrue();
        rename(name);
        assertThat(text()).contains(name).doesNotContain(PrintedText.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "श्री विष्णु शर्मा",
                "রবীন্দ্রনাথ ঠাকুর",
                "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
                "કૃષ્ણ પટેલ",
                "கொற்றவை தமிழ்ச்செல்வி",
                "కృష్ణమూర్తి",
                "ಕೃಷ್ಣಮೂರ್ತಿ",
                "കൊച്ചി ക്രിസ്ത്യൻ",
                "ක්‍රිෂ්ණා",
                "ស្រីមុំ",
                "အောင်ဆန်းစုကြည်",
                "བསྟན་འཛིན་རྒྱ་མཚོ",
                "ที่นี่ น้ำ"
            })
    void letters_that_change_beside_each_other_are_typeset_and_copied_as_they_were(String name) throws IOException {
        assumeThat(machineHasFonts()).as(PACKAGES).isTrue();
        rename(name);
        assertThat(text()).contains(name).doesNotContain(PrintedText.MISSING);
        assertThat(drawnFonts()).isNotEmpty();
    }

    @Test
    void the_title_of_the_file_is_the_name_as_it_is_kept() throws IOException {
        rename("श्री विष्णु 王小明");
        try (PDDocument document = Loader.loadPDF(pdf())) {
            assertThat(document.getDocumentInformation().getTitle()).contains("श्री विष्णु 王小明");
        }
    }

    @Test
    void a_report_without_such_scripts_has_no_font_of_drawings() throws IOException {
        rename("José Ñandú");
        assertThat(drawnFonts()).isEmpty();
        assertThat(pdf().length).isLessThan(40_000);
    }

    @Test
    void a_private_sign_in_a_name_is_no_letter_of_the_report() throws IOException {
        rename("श्री \uE000\uE001 Ana");
        assertThat(text()).contains("□□ Ana");
    }

    /// More clusters than one font of drawings has codes.
    @Test
    void many_words_of_such_scripts_are_typeset_all() throws IOException {
        assumeThat(machineHasFonts()).as(PACKAGES).isTrue();
        String words = IntStream.rangeClosed(0x915, 0x939)
                .mapToObj(letter -> IntStream.of(0x93E, 0x93F, 0x940, 0x941, 0x942, 0x947, 0x948, 0x94B, 0x94C)
                        .mapToObj(vowel -> Character.toString(letter) + Character.toString(vowel))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        fine(words, "2024-05-10T14:30:00-03:00");
        String text = text().replaceAll("\\s", "");
        assertThat(words.split(" ")).allSatisfy(word -> assertThat(text).contains(word));
        assertThat(drawnFonts().size()).isGreaterThan(1);
    }

    @Test
    void an_arabic_letter_takes_the_form_of_its_place() {
        assertThat(ArabicForms.joined("محمد")).isEqualTo("\uFEE3\uFEA4\uFEE4\uFEAA");
        assertThat(ArabicForms.joined("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
        assertThat(ArabicForms.joined("مُحَمَّد").replaceAll("\\p{M}", "")).isEqualTo("\uFEE3\uFEA4\uFEE4\uFEAA");
        assertThat(ArabicForms.joined("گلی")).isEqualTo("\uFB94\uFEE0\uFBFD");
        assertThat(ArabicForms.joined("ا ب 12 Ana")).isEqualTo("\uFE8D \uFE8F 12 Ana");
    }

    @Test
    void a_long_sentence_from_right_to_left_begins_on_its_first_line() throws IOException {
        fine("الأول " + "كلمة ".repeat(40) + "الأخير", "2024-05-10T14:30:00-03:00");
        assertThat(text()).containsSubsequence("الأول", "الأخير");
    }

    @Test
    void one_name_in_every_script_is_one_report() throws IOException {
        rename("Ana ใจดี देवनागरी 김철수 王小明 الحداد 👩‍🚒 ☎ Ñandú");
        fine("ใจดี देवनागरी 김철수 王小明 الحداد דוד 👩\u200d🚒".repeat(20), "2024-05-10T14:30:00-03:00");
        assertThat(text()).contains("Ana ").contains("الحداد").contains("Ñandú");
    }

    @Test
    void a_sign_without_a_font_is_marked_and_the_mark_explained() throws IOException {
        rename("👩\u200d🚒 Ana");
        assertThat(text()).contains("□□ Ana").contains("labra.pdf.fonts");
    }

    @Test
    void a_report_carries_only_the_letters_that_it_shows() {
        assumeThat(machineHasFonts()).as(PACKAGES).isTrue();
        rename("王小明 김철수 ใจดี");
        assertThat(pdf().length).isLessThan(100_000);
    }

    @Test
    void long_words_break_and_lines_stay_lines() throws IOException {
        fine("Ñ".repeat(300) + " fin\\nsegunda línea\\ntercera", "2024-05-10T14:30:00-03:00");
        String text = text();
        assertThat(text.chars().filter(letter -> letter == 'Ñ').count()).isEqualTo(300);
        assertThat(text.lines().map(String::strip)).anyMatch(line -> line.contains("tercera"));
        assertThat(text.lines().filter(line -> line.contains("segunda")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).doesNotContain("tercera"));
        assertThat(text.lines()).anyMatch(line -> line.startsWith("10 may 2024, 14:30"));
    }

    @Test
    void many_pages_have_numbers_and_a_sum() throws IOException {
        IntStream.range(0, 60).forEach(i -> fine("multa " + i, "2024-05-10T14:30:%02dZ".formatted(i)));
        try (PDDocument document = Loader.loadPDF(pdf())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            String text = new PDFTextStripper().getText(document);
            IntStream.rangeClosed(1, pages).forEach(page -> assertThat(text).contains(page + " / " + pages));
            assertThat(text).containsPattern("Total\\s+60").containsPattern("Labrada\\s+60");
        }
    }

    private static boolean machineHasFonts() {
        return Stream.of("noto/NotoSansThai-Regular.ttf", "droid/DroidSansFallbackFull.ttf", "nanum/NanumGothic.ttf")
                .allMatch(font -> Files.exists(Path.of("/usr/share/fonts/truetype", font)));
    }

    private void rename(String name) {
        String email = api.administrator().get("/personas/" + person).path("correo_electronico");
        api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", email))
                .put("/personas/" + person)
                .then()
                .statusCode(200);
    }

    private void fine(String comments, String moment) {
        Api.as(officer)
                .body(FineJson.of(plate)
                        .with("comentarios", '"' + comments + '"')
                        .with("timestamp", '"' + moment + '"')
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
    }

    private List<PDType3Font> drawnFonts() throws IOException {
        List<PDType3Font> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf())) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    if (page.getResources().getFont(name) instanceof PDType3Font font) {
                        fonts.add(font);
                    }
                }
            }
        }
        return fonts;
    }

    private String text() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private byte[] pdf() {
        return api.administrator()
                .get("/admin/informe/" + person + "/pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
