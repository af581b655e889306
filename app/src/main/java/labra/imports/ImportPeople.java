package labra.imports;

import jakarta.enterprise.context.Dependent;
import labra.imports.loading.Options;
import labra.imports.mapping.Kind;
import picocli.CommandLine.Command;

/// `labra import people FILE`: people.
@Dependent
@Command(name = "people")
final class ImportPeople extends ImportFileCommand {

    @Override
    Kind kind() {
        return Kind.PEOPLE;
    }

    @Override
    Options options() {
        return new Options(mapping, encoding, delimiter, null, null, false, dryRun, false);
    }
}
