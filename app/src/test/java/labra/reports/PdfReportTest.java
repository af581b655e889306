package labra.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import labra.Api;
import labra.contract.FineJson;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The report on paper: every name readable or marked, and nothing cut.
@QuarkusTest
class PdfReportTest {
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

    @Test
    void a_script_from_right_to_left_is_drawn() throws IOException {
        rename("דוד לוי");
        assertThat(text()).containsAnyOf("דוד לוי", "יול דוד").doesNotContain(PrintedText.MISSING);
    }

    @Test
    void one_name_in_every_script_is_one_report() throws IOException {
        rename("Ana ใจดี देवनागरी 김철수 王小明 الحداد 👩‍🚒 ☎ Ñandú");
        fine("ใจดี देवनागरी 김철수 王小明 الحداد דוד 👩\u200d🚒".repeat(20), "2024-05-10T14:30:00-03:00");
        String text = text();
        assertThat(text).contains("Ana ").contains("Ñandú").contains("labra.pdf.fonts");
        assertThat(text.chars()
                        .filter(sign -> sign == PrintedText.MISSING.charAt(0))
                        .count())
                .isGreaterThan(20);
    }

    @Test
    void a_sign_without_a_font_is_marked_and_the_mark_explained() throws IOException {
        rename("王小明 Ana");
        assertThat(text()).contains("□□□ Ana").contains("labra.pdf.fonts");
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
