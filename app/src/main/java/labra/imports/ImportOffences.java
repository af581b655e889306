package labra.imports;

import jakarta.enterprise.context.Dependent;
import labra.imports.loading.Options;
import labra.imports.mapping.Kind;
import picocli.CommandLine.Command;

/// `labra import offences FILE`: the catalogue of offences.
@Dependent
@Command(name = "offences")
final class ImportOffences extends ImportFileCommand {

    @Override
    Kind kind() {
        return Kind.OFFENCES;
    }

    @Override
    Options options() {
        return new Options(mapping, encoding, delimiter, null, null, false, dryRun, false);
    }
}
