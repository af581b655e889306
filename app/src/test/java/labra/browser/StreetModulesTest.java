package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The modules of the officers' app by themselves: their types, their words, and what they compute.
class StreetModulesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "oficial");
    private static final String LIBRARY = "META-INF/resources/webjars/typescript/";

    private static final String CHECK = """
            (files) => {
              const options = { allowJs: true, checkJs: true, noEmit: true, strict: true, skipLibCheck: true, types: [],
                target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
                lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'] };
              const host = { getSourceFile: (name, target) => files[name] === undefined ? undefined : ts.createSourceFile(name, files[name], target),
                getDefaultLibLocation: () => '/lib', getDefaultLibFileName: () => '/lib/lib.es2023.d.ts', writeFile() {},
                getCurrentDirectory: () => '/src', getCanonicalFileName: (name) => name, useCaseSensitiveFileNames: () => true,
                getNewLine: () => '\\n', fileExists: (name) => name in files, readFile: (name) => files[name],
                directoryExists: () => true, getDirectories: () => [] };
              const program = ts.createProgram(Object.keys(files).filter((name) => name.startsWith('/src/')), options, host);
              return ts.getPreEmitDiagnostics(program).map((fault) => (fault.file ? fault.file.fileName + ':'
                + (fault.file.getLineAndCharacterOfPosition(fault.start).line + 1) : '') + ' ' + ts.flattenDiagnosticMessageText(fault.messageText, ' '));
            }
            """;

    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void opens() {
        chromium = new Chromium();
        page = chromium.browser().newPage();
        // The files as they lie, under an address of their own: nothing else answers there.
        page.route("**/*", route -> {
            Path file = FOLDER.resolve(route.request().url().replaceFirst("^http://localhost/oficial/", ""));
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setBody(Files.isRegularFile(file) ? text(file) : "")
                    .setContentType(file.toString().endsWith(".js") ? "text/javascript" : "text/html"));
        });
        page.navigate("http://localhost/oficial/");
    }

    @AfterAll
    static void closes() {
        chromium.close();
    }

    @Test
    @SuppressWarnings("unchecked")
    void types_hold_in_all_of_them_and_a_planted_fault_is_found() throws IOException {
        Page checker = chromium.browser().newPage();
        Map<String, String> files = library(checker);
        modules().forEach((name, text) -> files.put("/src/" + name, text));
        files.put("/src/version.js", "export const VERSION = 'test';");
        assertThat((List<String>) checker.evaluate(CHECK, files)).isEmpty();
        files.put("/src/bad.js", "import { checkDigits } from './seal.js';\ncheckDigits(1, 'x');");
        assertThat((List<String>) checker.evaluate(CHECK, files))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("/src/bad.js:2");
        checker.close();
    }

    /// The compiler goes into the page; its library of types comes back.
    private static Map<String, String> library(Page checker) throws IOException {
        Map<String, String> files = new TreeMap<>();
        String here = Objects.requireNonNull(
                        StreetModulesTest.class.getClassLoader().getResource(LIBRARY.replaceFirst("/$", "")))
                .getPath();
        try (JarFile jar = new JarFile(here.replaceFirst("^file:", "").replaceFirst("!.*", ""))) {
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                String name = entry.getName().replaceFirst(".*/lib/", "");
                if (name.equals("typescript.js")) {
                    checker.addScriptTag(new Page.AddScriptTagOptions().setContent(text(jar.getInputStream(entry))));
                } else if (name.matches("lib\\..*d\\.ts")) {
                    files.put("/lib/" + name, text(jar.getInputStream(entry)));
                }
            }
        }
        return files;
    }

    /// Section 5 of the design of the wire; the same numbers hold in Java.
    @Test
    void the_test_vector_of_the_wire_comes_out_to_the_last_sign() {
        assertThat(page.evaluate("""
                async () => {
                  const { thumbprint, firstLink, seal, printed, newKey } = await import('/oficial/seal.js');
                  const jwk = { x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' };
                  const device = '019ca9f0-0000-7000-8000-000000000001';
                  const print = await thumbprint(jwk);
                  const anterior = await firstLink(device, print);
                  const payload = { v: 1, id: '019ca9f1-0000-7000-8000-000000000002', dispositivo: device, secuencia: 1, anterior, numero_unico: '1042',
                    serie: 'MIT', numero: 1000, placa_patente: 'AE123CD', pais: 'AR', timestamp: '2026-03-01T14:30:00.000-03:00',
                    comentarios: 'Semáforo en rojo', infraccion: 'SEM-01', evidencias: [] };
                  const { jws, huella } = await seal((await newKey()).privateKey, device, 'labra-acta+jws', payload);
                  return [print, anterior, jws.lastIndexOf('.'), huella, printed('MIT', 1000)].join(' ');
                }
                """))
                .isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U "
                        + "27f9a771470151488f245f71ac103f07b57ba881d3e6f1f955fc27315ae9b1d9 646 "
                        + "538438d4e9b5f0c063dfcd4392e4d28ab293ccab4a28bff3f939ba67bcbadeb6 MIT-00001000-13");
    }

    @Test
    void a_key_does_not_leave_the_browser() {
        assertThat(page.evaluate("""
                async () => {
                  const pair = await (await import('/oficial/seal.js')).newKey();
                  return crypto.subtle.exportKey('jwk', pair.privateKey).then(() => 'left', (error) => error.name);
                }
                """)).isEqualTo("InvalidAccessError");
    }

    @Test
    void a_number_can_be_scanned() throws ReaderException {
        for (String number : List.of("AC-00001000-84", "MITREX-99999999-12", "MIT-00000001-01")) {
            assertThat(scanned(number)).isEqualTo(number);
        }
    }

    @SuppressWarnings("unchecked")
    private static String scanned(String number) throws ReaderException {
        List<List<Boolean>> dots = (List<List<Boolean>>)
                page.evaluate("async (number) => (await import('/oficial/qr.js')).qr(number)", number);
        int scale = 4;
        int margin = 4;
        int size = (dots.size() + 2 * margin) * scale;
        int[] pixels = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int row = y / scale - margin;
                int column = x / scale - margin;
                boolean inside = row >= 0 && row < dots.size() && column >= 0 && column < dots.size();
                pixels[y * size + x] = inside && dots.get(row).get(column) ? 0 : 0xFFFFFF;
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels))))
                .getText();
    }

    @Test
    void plates_are_read_in_their_one_form_and_look_alikes_are_offered() {
        assertThat(page.evaluate("""
                async () => {
                  const { normalised, isKnown, lookAlikes, spaced, example } = await import('/oficial/plates.js');
                  const formats = { AR: ['[A-Z]{3}\\\\d{3}', '[A-Z]{2}\\\\d{3}[A-Z]{2}'] };
                  return [normalised('ae 123·cd'), isKnown(formats, 'AR', 'AE123CD'), isKnown(formats, 'AR', 'AE12CD'), isKnown(formats, 'XX', 'AE12CD'),
                    lookAlikes(formats, 'AR', 'AEI23CD'), lookAlikes(formats, 'AR', 'AE123CD'), spaced('AE123CD'), formats.AR.map(example)];
                }
                """).toString())
                .isEqualTo("[AE123CD, true, false, true, [AE123CD], [], AE 123 CD, [BCD123, BC123BC]]");
    }

    @Test
    void every_word_is_there_in_both_languages_and_none_is_spare() throws IOException {
        String code = String.join(
                "\n",
                modules().entrySet().stream()
                        .filter(module -> !module.getKey().startsWith("texts"))
                        .map(Map.Entry::getValue)
                        .toList());
        Map<String, String> words = new TreeMap<>();
        modules().forEach((name, text) -> {
            if (name.startsWith("texts")) {
                Pattern.compile("(?m)^  (\\w+): \\[('.*'), ('.*')],$")
                        .matcher(text)
                        .results()
                        .forEach(line -> {
                            assertThat(words.put(line.group(1), line.group(2)))
                                    .as(line.group(1))
                                    .isNull();
                            assertThat(line.group(3)).as(line.group(1)).hasSizeGreaterThan(2);
                        });
            }
        });
        assertThat(words).hasSizeGreaterThan(150);
        Stream<String> asked =
                Pattern.compile("\\bt\\('(\\w+[a-z])'").matcher(code).results().map(use -> use.group(1));
        assertThat(words.keySet()).containsAll(new TreeSet<>(asked.toList()));
        assertThat(words.keySet().stream().filter(word -> !isUsed(code, word)).toList())
                .isEmpty();
    }

    /// By its whole name, or by a stem that the code puts an ending to.
    private static boolean isUsed(String code, String word) {
        return code.contains("'" + word + "'")
                || code.contains(word + "'")
                || (word.contains("_") && code.contains("'" + word.substring(0, word.indexOf('_') + 1) + "'"));
    }

    @Test
    void each_file_is_short_enough_to_be_read_at_once() throws IOException {
        modules()
                .forEach((name, text) ->
                        assertThat(text.lines().count()).as(name).isLessThanOrEqualTo(150));
    }

    private static Map<String, String> modules() throws IOException {
        Map<String, String> modules = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                modules.put(FOLDER.relativize(file).toString(), text(file));
            }
        }
        return modules;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(InputStream content) throws IOException {
        try (content) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
