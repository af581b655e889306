package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labra.imports.loading.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small files of the kinds that people reported of other systems, each with what must become of every row.
@QuarkusTest
class CasesTest {
    @Inject
    Cases cases;

    @TempDir
    Path folder;

    /// A file and its fates: a fine's number, status, day of November 2025 and time; a rejected row's line and reason.
    record Case(String name, String file, String encoding, String... fates) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void a_town() {
        cases.town();
    }

    @ParameterizedTest
    @MethodSource({"columnsOfMoments", "shapesOfFiles", "shapesOfHeaders"})
    void become(Case said) throws IOException {
        assertThat(cases.fates(folder, said.file(), Charset.forName(said.encoding()), Options.USUAL))
                .containsExactly(said.fates());
    }

    static Stream<Case> columnsOfMoments() {
        return Stream.of(
                moments(
                        "K12",
                        "2025-11-21T00:00:00;1251",
                        "21 12:51",
                        "2025-11-22T00:00:00.000;945",
                        "22 09:45",
                        "2025-11-23T00:00:00;30",
                        "23 00:30",
                        "2025-11-24T03:00:00Z;5",
                        "24 00:05"),
                moments(
                        "K15",
                        "05/11/2025;3:54 p.\u00a0m.",
                        "05 15:54",
                        "06/11/2025;3:54:00\u202fp.\u00a0m.",
                        "06 15:54",
                        "07/11/2025;3:54:00\u2009PM",
                        "07 15:54",
                        "08/11/2025;a. m. 3:54",
                        "08 03:54"),
                moments(
                        "K16",
                        "05-NOV-25;10:00",
                        "05 10:00",
                        "06-NOV-2025;10:00",
                        "06 10:00",
                        "07 NOV 25;10:00",
                        "07 10:00",
                        "08-novembro-25;10:00",
                        "08 10:00",
                        "09-NO-25;10:00",
                        "BAD_DATE"),
                moments(
                        "K30",
                        "05/11/2025;24:00",
                        "06 00:00",
                        "05/11/2025;15:30 hs",
                        "05 15:30",
                        "05/11/2025;15 hs",
                        "05 15:00",
                        "05/11/2025;9:5",
                        "05 09:05",
                        "05/11/2025;0950A",
                        "05 09:50",
                        "05/11/2025;12 m.",
                        "05 12:00",
                        "05/11/2025;3 de la tarde",
                        "05 15:00",
                        "05/11/2025;15-54",
                        "BAD_TIME",
                        "05/11/2025;medianoche",
                        "BAD_TIME"),
                moments(
                        "K39",
                        "5 de noviembre de 2025;10:00",
                        "05 10:00",
                        "Nov 5, 2025;10:01",
                        "05 10:01",
                        "miércoles, 5 de noviembre de 2025;10:02",
                        "05 10:02",
                        "5 de novembro de 2025;10:03",
                        "05 10:03",
                        "30/12/1899;10:04",
                        "BAD_DATE"),
                moments("excel", "45966;0,6625", "05 15:54", "45967;0,5", "06 12:00", "45968;0,25", "07 06:00"),
                moments("year-first", "25-11-05;10:00", "05 10:00", "25-11-30;10:00", "30 10:00"),
                moments("year-unproven", "25-11-05;10:00", "BAD_DATE", "24-11-06;10:00", "BAD_DATE"));
    }

    static Stream<Case> shapesOfFiles() {
        String two = "N-1;AAA111;05/11/2025;10:00;1042\nN-2;AAA111;05/11/2025;10:01;1042\n";
        String header = "numero;placa;fecha;hora;policia\n";
        return Stream.of(
                file(
                        "K14",
                        "numero, placa, fecha, hora, policia, comentarios\n"
                                + "N-1, \"AAA111\", \"05/11/2025\", \"10:00\", \"1042\", \"Giro, sin luces\"\n"
                                + "N-2,\t\"AAA111\"\t, 05/11/2025, 10:01,\u00a0\"1042\", \"dijo \\\"no\\\"\"\n",
                        "1 2"),
                file(
                        "K18 both orders",
                        header + "N-1;AAA111;25/01/2025;10:00;1042\nN-2;AAA111;01/25/2025;10:00;1042\n",
                        "failure.both-orders"),
                file(
                        "K24",
                        "numero,placa,fecha,hora,policia,,\nN-1,AAA111,05/11/2025,10:00,1042\n"
                                + "N-2,AAA111,05/11/2025,10:01,1042,,,\n",
                        "1 2"),
                file(
                        "K25",
                        "numero;placa;fecha;hora;policia;comentarios;lugar\nN-1;AAA111;05/11/2025;10:00;1042\n"
                                + "N-2;AAA111;05/11/2025;10:01;1042;x\nN-3;AAA111;05/11/2025;10:02\n",
                        "1 2",
                        "4 WRONG_COLUMNS"),
                file("K31", "\"sep=;\"\r\n" + header + two, "1 2"),
                file("K31 capitals", "SEP = ;\r\n" + header + two, "1 2"),
                file(
                        "K33",
                        ",numero,placa,fecha,hora,codigo_infraccion,policia\n0,N-1,AAA111,20251105,1000.0,29.0,1042.0\n"
                                + "1,N-2,AAA111,20251105,10:01:00,29,1042\n",
                        "1 2"),
                file(
                        "K36 concatenated",
                        "\ufeff" + header + two.replace("\nN-2", "\n\ufeff" + header + "\ufeffN-2"),
                        "1 2",
                        "3 REPEATED_HEADER"),
                file("K36 blanks", header + two.replace(";", "\u00a0;\u200b"), "1 2"),
                file("only carriage returns", (header + two).replace('\n', '\r'), "1 2"),
                encoded("UTF-16 with its mark", "UTF-16", header + two, "1 2"),
                file(
                        "rows of delimiters, totals, the end of a DOS file",
                        header + ";;;;\n" + two + ";;;;\nTOTAL;2;;;\n\u001a",
                        "1 2",
                        "6 REQUIRED"),
                file(
                        "formulas that keep zeros",
                        header + "N-1;=\"AAA111\";05/11/2025;10:00;=\"1042\"\n"
                                + "N-2;\"=\"\"AAA111\"\"\";05/11/2025;10:01;1042\n",
                        "1 2"));
    }

    static Stream<Case> shapesOfHeaders() {
        String row = ";AAA111;05/11/2025;10:00;1042\n";
        return Stream.of(
                file(
                        "titles above",
                        "Municipalidad\n\nActas de noviembre;;;;\nN° Acta;Dominio;Fecha Infracción;Hora"
                                + " Infracción;Legajo Inspector\nN-1" + row + "N-2;AAA111;05/11/2025;10:01;1042\n",
                        "1 2"),
                file(
                        "remarks in brackets",
                        "Nº;Placa (patente);Fecha (dd/mm/aaaa);Hora [hh:mm];Policía (obligatorio)\nN-1" + row,
                        "1"),
                file(
                        "small words",
                        "Número de la infracción;Patente del vehículo;Fecha de la infracción;Hora de la"
                                + " infracción;Agente interviniente\nN-1" + row,
                        "1"),
                file(
                        "Portuguese",
                        "Número do auto;Placa do veículo;Data da infração;Hora da infração;Agente de trânsito\nN-1"
                                + row,
                        "1"),
                file(
                        "twins",
                        "numero;placa;fecha;hora;policia;fecha;hora\nN-1;AAA111;05/11/2025;10:00;1042;06/11/2025;9:00\n",
                        "1"),
                file(
                        "date and time under fecha",
                        "numero;placa;fecha;policia\nN-1;AAA111;05/11/2025 10:00;1042\n"
                                + "N-2;AAA111;05/11/2025;1042\n",
                        "1",
                        "3 BAD_TIMESTAMP"));
    }

    /// Rows of a date and a time, each with the day and time that they are or the reason that they are none.
    private static Case moments(String name, String... said) {
        StringBuilder text = new StringBuilder("numero;placa;fecha;hora;policia\n");
        List<String> fines = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (int i = 0; i < said.length / 2; i++) {
            String fate = said[2 * i + 1];
            text.append("%s-%d;AAA111;%s;1042\n".formatted(name, i, said[2 * i]));
            if (fate.startsWith("BAD")) {
                rejected.add(i + 2 + " " + fate);
            } else {
                fines.add("%s-%d ISSUED %s".formatted(name, i, fate));
            }
        }
        fines.addAll(rejected);
        return new Case(name, text.toString(), "UTF-8", fines.toArray(String[]::new));
    }

    private static Case file(String name, String text, String... fates) {
        return encoded(name, StandardCharsets.UTF_8.name(), text, fates);
    }

    /// `1 2` are the fines N-1 and N-2, a minute apart.
    private static Case encoded(String name, String encoding, String text, String... fates) {
        List<String> all = new ArrayList<>();
        for (String fate : fates) {
            if (fate.matches("[\\d ]+")) {
                for (String number : fate.split(" ")) {
                    all.add("%s-%s ISSUED 05 10:0%d".formatted(name, number, Integer.parseInt(number) - 1));
                }
            } else {
                all.add(fate);
            }
        }
        return new Case(
                name,
                text.replace("N-", name.replace(",", "") + "-"),
                encoding,
                all.stream()
                        .map(fate -> fate.replace(name, name.replace(",", "")))
                        .toArray(String[]::new));
    }
}
