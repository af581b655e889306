package labra.imports;

import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import labra.console.ApplicationCommand;
import labra.console.Texts;
import labra.csv.Delimiters;
import labra.csv.ImportFailure;
import labra.csv.ImportMessages;
import labra.csv.InputFile;
import labra.imports.loading.Failures;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.mapping.Kind;
import labra.moments.DateOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// What the imports of all kinds of files have in common: how a file is named and read, and what is told at the end.
abstract class ImportFileCommand implements ApplicationCommand {
    /// The exit code of an import all of whose rows were rejected; 1 is a failure, 2 a wrong command.
    static final int NOTHING_FIT = 3;

    @Inject
    Imports imports;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", descriptionKey = "import.file")
    Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "NAME|FILE", descriptionKey = "import.mapping")
    @Nullable
    String mapping;

    @Option(names = "--encoding", paramLabel = "CHARSET", descriptionKey = "import.encoding")
    @Nullable
    Charset encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            converter = DelimiterNames.class,
            descriptionKey = "import.delimiter")
    @Nullable
    Character delimiter;

    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            converter = DateOrders.class,
            descriptionKey = "import.date-order")
    @Nullable
    DateOrder order;

    @Option(names = "--sheet", paramLabel = "NAME", descriptionKey = "import.sheet")
    @Nullable
    String sheet;

    @Option(names = "--dry-run", descriptionKey = "import.dry-run")
    boolean dryRun;

    /// The orders by their words, as mappings write them.
    static final class DateOrders implements ITypeConverter<DateOrder> {
        @Override
        public DateOrder convert(String written) {
            return Arrays.stream(DateOrder.values())
                    .filter(order -> order.key().equals(written))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("day-first, month-first, year-first"));
        }
    }

    /// The delimiters by their sign or name, as mappings write them.
    static final class DelimiterNames implements ITypeConverter<Character> {
        @Override
        public Character convert(String written) {
            return Delimiters.named(written)
                    .orElseThrow(() -> new TypeConversionException(String.join(
                            " ",
                            Delimiters.USUAL.stream().map(Delimiters::shown).toList())));
        }
    }

    abstract Kind kind();

    abstract Options options();

    @Override
    public Integer call() {
        Locale locale = Texts.bundle().getLocale().getLanguage().equals("en") ? Locale.ENGLISH : ImportMessages.SPANISH;
        try {
            return imported(locale);
        } catch (RuntimeException failed) {
            ImportFailure failure = Failures.told(failed);
            spec.commandLine().getErr().println(failure.text(locale));
            if (failure.key().equals("failure.missing-columns")) {
                spec.commandLine().getErr().println(ImportMessages.text(locale, "told.how-to-map"));
            }
            return 1;
        }
    }

    private int imported(Locale locale) {
        Options options = options().read(order, sheet);
        Plan plan = imports.look(InputFile.of(file), kind(), options, null).plan();
        RunAccount account = new RunAccount(plan, spec.commandLine().getOut(), locale);
        account.detected();
        var caller = new Imports.Caller("console:" + System.getProperty("user.name", ""), locale, true);
        Imports.Result result;
        try (ShownProgress progress = ShownProgress.of(plan.rows(), System.err, locale)) {
            result = imports.run(plan, options, caller, progress);
        }
        account.ended(result, dryRun);
        return result.damaged() ? 1 : result.nothingFit() ? NOTHING_FIT : 0;
    }
}
