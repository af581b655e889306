package labra.imports;

import jakarta.enterprise.context.Dependent;
import labra.imports.loading.Options;
import labra.imports.mapping.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `labra import fines FILE`: fines as another system wrote them.
@Dependent
@Command(name = "fines")
final class ImportFines extends ImportFileCommand {
    @Option(names = "--create-officers", negatable = true, descriptionKey = "import.create-officers")
    @Nullable
    Boolean createOfficers;

    @Option(names = "--officer", paramLabel = "BADGE", descriptionKey = "import.officer")
    @Nullable
    String officer;

    @Option(names = "--notify", descriptionKey = "import.notify")
    boolean announced;

    @Override
    Kind kind() {
        return Kind.FINES;
    }

    @Override
    Options options() {
        return new Options(mapping, encoding, delimiter, officer, createOfficers, false, dryRun, announced);
    }
}
