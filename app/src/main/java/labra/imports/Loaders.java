package labra.imports;

import java.time.Clock;
import java.util.Objects;
import labra.imports.fines.Directory;
import labra.imports.fines.FineBatches;
import labra.imports.fines.FineReader;
import labra.imports.fines.Origin;
import labra.imports.loading.Loader;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.Transactions;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.registers.RegisterLoader;
import labra.imports.registers.VehicleLoader;
import labra.moments.Moments;
import labra.offences.NewOffence;
import labra.offences.Offences;
import labra.people.NewPerson;
import labra.people.People;
import labra.platform.TownSettings;

/// Makes the loader of a plan's kind.
record Loaders(Plan plan, Options options, TownSettings town, Clock clock, Transactions transactions, Origin origin) {
    Loader<?> loader() {
        Mapping mapping = plan.mapping();
        return switch (plan.kind()) {
            case FINES -> fines(mapping);
            case VEHICLES -> vehicles(mapping);
            case PEOPLE ->
                new RegisterLoader<>(
                        Kind.PEOPLE,
                        mapping,
                        new RegisterLoader.Source<>(NewPerson.INPUTS, NewPerson::from, People.class));
            case OFFENCES ->
                new RegisterLoader<>(
                        Kind.OFFENCES,
                        mapping,
                        new RegisterLoader.Source<>(NewOffence.INPUTS, NewOffence::from, Offences.class));
        };
    }

    private FineBatches fines(Mapping mapping) {
        Mapping.Ways ways = mapping.ways();
        boolean createOfficers = options.createOfficers() == null ? ways.createOfficers() : options.createOfficers();
        Moments moments = plan.moments(ways.zone() == null ? town.zone() : ways.zone());
        Directory directory = new Directory(transactions, createOfficers, ways.createOffences(), plan::description);
        return new FineBatches(new FineReader(mapping, moments, directory, clock), country(ways), origin);
    }

    private VehicleLoader vehicles(Mapping mapping) {
        boolean createPeople = options.createPeople() || mapping.ways().createPeople();
        return new VehicleLoader(mapping, country(mapping.ways()), createPeople);
    }

    private String country(Mapping.Ways ways) {
        return Objects.requireNonNullElse(ways.country(), town.country());
    }
}
