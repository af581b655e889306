package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labra.Api;
import labra.imports.loading.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    @MethodSource({"columnsOfMoments", "shapesOfFiles", "shapesOfHeaders", "cells"})
    void rows_become_what_their_case_says(Case said) throws IOException {
        assertThat(cases.fates(folder, said.file(), Charset.forName(said.encoding()), Options.USUAL))
                .containsExactly(said.fates());
    }

    @Test
    void k26_the_same_fine_composed_or_not_is_one_fine() throws IOException {
        String row = ";AAA111;03/11/2025;07:20;1042\n";
        String composed = Api.unique("semáforo en rojo ");
        List<String> spellings = List.of(
                composed,
                composed.replace("á", "a\u0301"),
                composed.replace(" en ", "\u00a0en "),
                composed.replace("en ", "en\u200b "),
                "  " + composed.replace(' ', '\u202f'));
        for (String comments : spellings) {
            cases.fates(
                    folder,
                    "comentarios;placa;fecha;hora;policia\n" + comments + row,
                    StandardCharsets.UTF_8,
                    Options.USUAL);
        }
        assertThat(cases.comments("AAA111", "2025-11-03 07:20")).containsOnlyOnce(composed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "x-UTF-16LE-BOM", "UTF-16", "windows-1252", "ISO-8859-1"})
    void k34_a_mapping_is_read_as_editors_save_it(String encoding) throws IOException {
        String number = Api.unique("K34") + "-";
        String lines = "kind = fines\r\nnumber = expte\r\nplate = dominio_v\r\ndate = día\r\ntime = momento_h\r\n"
                + "officer-badge = legajo_of\r\nplace = 'Estación'\r\ndelimiter = U+001F\r\n";
        byte[] mark = encoding.equals("UTF-8") ? new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf} : new byte[0];
        Path mapping = folder.resolve("mapeo.properties");
        Files.write(mapping, mark);
        Files.write(mapping, lines.getBytes(Charset.forName(encoding)), StandardOpenOption.APPEND);
        String rows = "expte;dominio_v;día;momento_h;legajo_of\n" + number + "1;AAA111;05/11/2025;10:00;1042\n";
        assertThat(cases.fates(
                        folder,
                        rows.replace(';', '\u001f'),
                        StandardCharsets.UTF_8,
                        Importing.mapped(mapping.toString())))
                .containsExactly(number + "1 ISSUED 05 10:00");
        assertThat(cases.placeOf(number + "1")).isEqualTo("Estación");
    }

    @Test
    void k34_a_mapping_with_a_bad_line_says_which() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapeo.properties"), "\ufeffkind = multas\n");
        assertThat(cases.fates(folder, "a;b\n1;2\n", StandardCharsets.UTF_8, Importing.mapped(mapping.toString())))
                .containsExactly("failure.bad-mapping");
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
                file(
                        "K33 nothing",
                        "numero,placa,fecha,hora,policia,comentarios\nN-1,nan,20251105,10:00,1042.0,NaN\n"
                                + "N-2,AAA111,2025-11-05,10:01:00,1042,None\n",
                        "K33 nothing-1 OBSERVED 05 10:00",
                        "2"),
                file("marks of compulsory columns", "*Número;Placa (*);Fecha*;Hora:;* Policía :\n" + two, "1 2"),
                file(
                        "headings of two lines",
                        "numero;placa;\"fecha\nde infracción\";\"hora\r\nde infracción\";policia\n" + two,
                        "1 2"),
                file("two marks", "\ufeff\ufeff" + header + two, "1 2"),
                file("doubled line ends", (header + two).replace("\n", "\r\r\n"), "1 2"),
                file("a row number without a heading", ";" + header + "0;" + two.replace("\nN-2", "\n1;N-2"), "1 2"),
                file(
                        "quotes inside of a cell",
                        header.replace("\n", ";comentarios\n") + two.replace("1042\n", "1042;dijo \"no\" y se fue\n"),
                        "1 2"),
                file(
                        "typographic quotes quote nothing",
                        header.replace("\n", ";comentarios\n") + two.replace("1042\n", "1042;“giro; rojo”\n"),
                        "2 WRONG_COLUMNS",
                        "3 WRONG_COLUMNS"),
                file("a page", "<html><table><tr><td>numero</td></tr></table></html>", "failure.web-page"),
                file("carets", (header + two).replace(';', '^'), "1 2"),
                file("tildes", (header + two).replace(';', '~'), "1 2"),
                file("unit separators", (header + two).replace(';', '\u001f'), "1 2"),
                file("unit separators said", "sep=\u001f\n" + (header + two).replace(';', '\u001f'), "1 2"),
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

    static Stream<Case> cells() {
        String plates = "numero;placa;fecha;hora;policia\n";
        String points = "numero;placa;fecha;hora;policia;latitud;longitud\n";
        return Stream.of(
                each(
                        "K03",
                        plates,
                        ";%s;05/11/2025;11:0%d;1042\n",
                        "AB?123",
                        "OBSERVED",
                        "AB*123",
                        "OBSERVED",
                        "AB_123",
                        "ISSUED",
                        "AB.123",
                        "ISSUED",
                        "A?B1?23",
                        "OBSERVED",
                        "AB…123",
                        "OBSERVED",
                        "AB#123",
                        "OBSERVED",
                        "AB 123",
                        "ISSUED",
                        "AB~123",
                        "OBSERVED",
                        "AB+123",
                        "OBSERVED"),
                each(
                        "plates of others",
                        plates,
                        ";%s;05/11/2025;11:0%d;1042\n",
                        "AB123?",
                        "OBSERVED",
                        "¿AB123",
                        "OBSERVED",
                        "AB•123",
                        "ISSUED",
                        "AB(1)23",
                        "OBSERVED",
                        "АВ123",
                        "OBSERVED",
                        "AB１23",
                        "OBSERVED",
                        "sin chapa",
                        "OBSERVED",
                        "NaN",
                        "OBSERVED",
                        "000000",
                        "OBSERVED",
                        "AB/123",
                        "ISSUED"),
                each(
                        "no plate in others words",
                        plates,
                        ";%s;05/11/2025;15:0%d;1042\n",
                        "0KM",
                        "OBSERVED",
                        "EN TRAMITE",
                        "OBSERVED",
                        "N/C",
                        "OBSERVED",
                        "#¡REF!",
                        "OBSERVED",
                        "1.23E+05",
                        "OBSERVED",
                        "AB123 (moto)",
                        "OBSERVED",
                        "AB\u200b123",
                        "ISSUED",
                        "ab 1 2 3",
                        "ISSUED",
                        "AB¦123",
                        "OBSERVED",
                        "AB123°",
                        "OBSERVED"),
                each(
                        "K07",
                        plates,
                        ";AAA111;05/11/2025;12:0%2$d;%1$s\n",
                        "9999",
                        "UNKNOWN_OFFICER",
                        "",
                        "OBSERVED",
                        "01042",
                        "UNKNOWN_OFFICER",
                        "1042.0",
                        "ISSUED"),
                each(
                        "K43",
                        points,
                        ";AAA111;05/11/2025;13:0%2$d;1042;%1$s\n",
                        "-34,6037;-58,3816",
                        "ISSUED",
                        "-34.603.722;-58.381.592",
                        "OBSERVED",
                        "34°36'13\"S;58°22'53\"W",
                        "OBSERVED",
                        "6171234,5;3641234,1",
                        "OBSERVED",
                        "-34.6;",
                        "OBSERVED",
                        "NaN;NaN",
                        "ISSUED",
                        "−34.6037;−58.3816",
                        "ISSUED",
                        "99999;99999",
                        "ISSUED",
                        "-58.38;-34.60",
                        "ISSUED"),
                each(
                        "coordinates of others",
                        points,
                        ";AAA111;05/11/2025;14:0%2$d;1042;%1$s\n",
                        "0;",
                        "ISSUED",
                        "0.000000;0,0",
                        "ISSUED",
                        "-9999.0;-9999.0",
                        "ISSUED",
                        "s/d;S/D",
                        "ISSUED",
                        "N/A;n/a",
                        "ISSUED",
                        "99999;-58.38",
                        "OBSERVED",
                        "inf;inf",
                        "OBSERVED",
                        "1e400;1e400",
                        "OBSERVED",
                        "0;-58.38",
                        "ISSUED",
                        "None;null",
                        "ISSUED"));
    }

    /// A row for each cell, a minute apart from the next, with what becomes of it.
    private static Case each(String name, String header, String row, String... said) {
        StringBuilder text = new StringBuilder(header);
        List<String> fines = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (int i = 0; i < said.length / 2; i++) {
            String line = row.formatted(said[2 * i], i);
            String fate = said[2 * i + 1];
            text.append(name).append('-').append(i).append(line);
            if (fate.equals("ISSUED") || fate.equals("OBSERVED")) {
                fines.add("%s-%d %s 05 %s".formatted(name, i, fate, line.split(";")[3]));
            } else {
                rejected.add(i + 2 + " " + fate);
            }
        }
        fines.addAll(rejected);
        return new Case(name, text.toString(), "UTF-8", fines.toArray(String[]::new));
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
