package labra.imports;

import jakarta.enterprise.context.Dependent;
import labra.imports.loading.Options;
import labra.imports.mapping.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `labra import vehicles FILE`: vehicles with their owners.
@Dependent
@Command(name = "vehicles")
final class ImportVehicles extends ImportFileCommand {
    @Option(names = "--create-people", descriptionKey = "import.create-people")
    boolean createPeople;

    @Override
    Kind kind() {
        return Kind.VEHICLES;
    }

    @Override
    Options options() {
        return new Options(mapping, encoding, delimiter, null, null, createPeople, dryRun, false);
    }
}
