package labra.prices;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import labra.proposals.ProposalKind;
import labra.web.Field;
import labra.web.Fields;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;

/// What the catalogue adds to the kinds of proposals.
final class PriceKinds {
    static final String VERSIONS = "versiones";
    static final String UNITS = "unidades";

    private PriceKinds() {}

    @Produces
    @Singleton
    static ProposalKind versions() {
        return new ProposalKind(
                VERSIONS,
                VersionRows.class,
                Map.of(
                        "offence_version_needs_two",
                        Problem.SECOND_PERSON,
                        "offence_version_overlaps",
                        Problem.DAYS_TAKEN,
                        "past_days_stay",
                        Problem.DAYS_TAKEN),
                PriceKinds::version);
    }

    @Produces
    @Singleton
    static ProposalKind units() {
        return new ProposalKind(
                UNITS,
                UnitRows.class,
                Map.of(
                        "unit_value_needs_two",
                        Problem.SECOND_PERSON,
                        "unit_value_overlaps",
                        Problem.DAYS_TAKEN,
                        "past_days_stay",
                        Problem.DAYS_TAKEN),
                (handle, fields, actor) -> handle.attach(UnitRows.class).propose(NewUnitValue.from(fields), actor));
    }

    /// Of the offence whose code the fields name.
    private static boolean version(Handle handle, Fields fields, String actor) {
        Field<String> code = fields.required("codigo", Fields.name(40));
        NewVersion version = NewVersion.from(fields);
        VersionRows rows = handle.attach(VersionRows.class);
        long offence = rows.offence(code.get()).orElseThrow(() -> Problem.UNKNOWN_OFFENCE.refusal(code.get()));
        return rows.propose(offence, version, actor);
    }
}
