package labra.fines.desk;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import labra.fines.Fine;
import labra.fines.FineContent;
import labra.fines.FineLoader;
import labra.fines.FineStatus;
import labra.fines.Fines;
import labra.fines.NewFine;
import labra.fines.Registration;
import labra.officers.Officers;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.Problem;
import labra.web.Refusal;
import labra.web.Versions;
import labra.web.Writes;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the office does with fines: writes one down for an officer, corrects, validates, removes.
@Singleton
class FineDesk {
    private static final Map<String, Problem> DRAFTS_ONLY = Map.of(
            "fine_event_fine",
            Problem.FINE_IS_ANNULLED,
            "fine_life_fine",
            Problem.FINE_IS_ANNULLED,
            "payment_fine",
            Problem.FINE_IS_ANNULLED);

    private final Database database;
    private final Writes writes;
    private final FineLoader loader;
    private final TownSettings town;
    private final Clock clock;
    private final Event<FineDecision> decided;

    FineDesk(
            Database database,
            Writes writes,
            FineLoader loader,
            TownSettings town,
            Clock clock,
            Event<FineDecision> decided) {
        this.database = database;
        this.writes = writes;
        this.loader = loader;
        this.town = town;
        this.clock = clock;
        this.decided = decided;
    }

    /// A fine on paper, written down for the officer whose id is `policia_id`.
    Fine add(Fields fields, Actor actor) {
        Field<Long> officer = fields.required("policia_id", Fields::id);
        Long known = officer.orNull();
        if (known != null
                && database.read(Officers.class, officers -> officers.find(known))
                        .isEmpty()) {
            fields.reject(new FieldError("policia_id", "field.unknown"));
        }
        NewFine fine = NewFine.from(
                fields, new NewFine.Sender(known == null ? 0 : known, actor.address()), town, clock.instant());
        return switch (loader.load(List.of(fine), FineLoader.Channel.OFFICE, actor.name())
                .getFirst()) {
            case Registration.Kept kept -> kept.fine();
            case Registration.Refused refused -> throw refused.refusal();
        };
    }

    /// What became of a correction: it is done, or `waits` for a second person and the fine is as it was.
    record Correction(Fine fine, boolean waits) {}

    /// Corrects what a fine says, for a reason alone, and moves it from one vehicle to another when somebody else has
    /// confirmed it.
    Correction correct(UUID id, Fields fields, @Nullable Integer version, Actor actor) {
        Field<String> reason = fields.optional("motivo", Fields.filledText(500));
        return correct(id, new Wanted(content(fields), reason.orNull(), fields.written()), version, actor);
    }

    /// The same with a reason for whatever is changed.
    Correction correctWithReason(UUID id, Fields fields, @Nullable Integer version, Actor actor) {
        // Read first and checked with the rest: all that is wrong is told at once.
        Field<String> reason = fields.required("motivo", Fields.filledText(500));
        return correct(id, new Wanted(content(fields), reason.get(), fields.written()), version, actor);
    }

    private record Wanted(FineContent content, @Nullable String reason, String written) {}

    private Correction correct(UUID id, Wanted wanted, @Nullable Integer version, Actor actor) {
        return writes.in(actor, AnnulmentRequests.REFUSALS, handle -> {
            Fines fines = handle.attach(Fines.class);
            Fine before = fines.find(id).orElseThrow(Problem.NOT_FOUND::refusal);
            check(fines, before, wanted.content());
            String reason = wanted.reason();
            if (reason == null && wanted.content().needsReason(before)) {
                throw Refusal.of(List.of(new FieldError("motivo", "field.required")));
            }
            if (reason != null && wanted.content().moves(before)) {
                if (version != null && version != before.version()) {
                    throw Problem.VERSION_CHANGED.refusal();
                }
                handle.attach(Annulments.class).ask(id, reason, wanted.written(), actor.name());
                return new Correction(before, true);
            }
            return new Correction(corrected(fines, id, wanted, version), false);
        });
    }

    private static Fine corrected(Fines fines, UUID id, Wanted wanted, @Nullable Integer version) {
        Fine corrected = Versions.changed(fines.correct(id, wanted.content(), version), true);
        if (wanted.reason() != null) {
            fines.explain(id, corrected.version(), wanted.reason());
        }
        return corrected;
    }

    /// Does a correction that was asked for and confirmed, if the fine is still as it was.
    void apply(Handle handle, Annulments.Row asked) {
        String written = Objects.requireNonNull(asked.correction());
        FineContent content = content(JsonBody.fields(written.getBytes(StandardCharsets.UTF_8)));
        Fines fines = handle.attach(Fines.class);
        check(fines, fines.find(asked.fineId()).orElseThrow(Problem.NOT_FOUND::refusal), content);
        corrected(fines, asked.fineId(), new Wanted(content, asked.reason(), written), asked.fineVersion());
    }

    private FineContent content(Fields fields) {
        return FineContent.from(fields, town.zone(), clock.instant());
    }

    /// Ties a fine that waits for its vehicle to the one of this plate.
    void tie(UUID id, String plate, String reason, Actor actor) {
        Fine fine = database.read(Fines.class, fines -> fines.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
        writes.in(actor, Map.of(), handle -> {
            Fines fines = handle.attach(Fines.class);
            if (fine.vehicleId() != null) {
                throw Problem.STATUS_FORBIDS.refusal();
            }
            if (!fines.isKnownPlate(fine.country(), plate)) {
                throw Problem.UNKNOWN_PLATE.refusal(plate);
            }
            int version = Versions.changed(fines.tie(id, plate, fine.version()), true);
            fines.explain(id, version, reason);
            return version;
        });
    }

    void validate(Handle handle, UUID id, Actor actor) {
        require(handle.attach(Fines.class).validate(id));
        tellDecision(handle, id, actor);
    }

    /// Lets a fine count in spite of what was observed.
    void settle(UUID id, String reason, Actor actor) {
        writes.in(actor, Map.of(), handle -> {
            Fines fines = handle.attach(Fines.class);
            int version = fines.settle(id).orElseThrow(Problem.STATUS_FORBIDS::refusal);
            fines.explain(id, version, reason);
            return version;
        });
    }

    /// Annuls what two persons want annulled.
    void annul(Handle handle, Annulments.Row asked, Actor actor) {
        if (!handle.attach(Annulments.class).annul(asked.fineId(), asked.reason())) {
            throw Problem.ALREADY_VOIDED.refusal();
        }
        tellDecision(handle, asked.fineId(), actor);
    }

    private void tellDecision(Handle handle, UUID id, Actor actor) {
        Fine fine = handle.attach(Fines.class).find(id).orElseThrow(Problem.NOT_FOUND::refusal);
        decided.fire(new FineDecision(handle, fine, actor));
    }

    /// Deletes a draft: what this person typed in today. Anything else is annulled.
    void remove(UUID id, @Nullable Integer version, Actor actor) {
        writes.in(actor, DRAFTS_ONLY, handle -> {
            Fines fines = handle.attach(Fines.class);
            Fine fine = fines.find(id).orElseThrow(Problem.NOT_FOUND::refusal);
            if (!fines.isDraft(id, today(), actor.name())) {
                throw Problem.FINE_IS_ANNULLED.refusal(fine.id());
            }
            return Versions.removed(fines.remove(id, version, actor.name()), true);
        });
    }

    boolean isDraft(UUID id, Actor actor) {
        return database.read(Fines.class, fines -> fines.isDraft(id, today(), actor.name()));
    }

    private OffsetDateTime today() {
        return LocalDate.now(clock.withZone(town.zone()))
                .atStartOfDay(town.zone())
                .toOffsetDateTime();
    }

    private static void require(boolean changed) {
        if (!changed) {
            throw Problem.STATUS_FORBIDS.refusal();
        }
    }

    private static void check(Fines fines, Fine before, FineContent content) {
        if (before.status() == FineStatus.VOIDED) {
            throw Problem.ALREADY_VOIDED.refusal();
        }
        if (!fines.isKnownPlate(before.country(), content.legiblePlate().text())) {
            throw Problem.UNKNOWN_PLATE.refusal(content.legiblePlate());
        }
        String offence = content.offenceCode();
        if (offence != null && !fines.isKnownOffence(offence)) {
            throw Problem.UNKNOWN_OFFENCE.refusal(offence);
        }
    }
}
