package labra.fines;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.officers.Officers;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.Versions;
import labra.web.Writes;
import org.jspecify.annotations.Nullable;

/// What the office does with fines: writes one down for an officer, corrects, validates, removes.
@Singleton
class FineDesk {
    private final Database database;
    private final Writes writes;
    private final FineLoader loader;
    private final Settings settings;
    private final Clock clock;

    FineDesk(Database database, Writes writes, FineLoader loader, Settings settings, Clock clock) {
        this.database = database;
        this.writes = writes;
        this.loader = loader;
        this.settings = settings;
        this.clock = clock;
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
                fields, new NewFine.Sender(known == null ? 0 : known, actor.address()), settings, clock.instant());
        return switch (loader.load(List.of(fine), FineLoader.Channel.OFFICE, actor.name())
                .getFirst()) {
            case Registration.Kept kept -> kept.fine();
            case Registration.Refused refused -> throw refused.refusal();
        };
    }

    /// Corrects what a fine says; staff give the reason.
    Fine correct(UUID id, Fields fields, @Nullable Integer version, @Nullable String reason, Actor actor) {
        FineContent content = FineContent.from(fields, settings.zone(), clock.instant());
        return writes.in(actor, Map.of(), handle -> {
            Fines fines = handle.attach(Fines.class);
            Optional<Fine> before = fines.find(id);
            before.ifPresent(found -> check(fines, found, content));
            Fine corrected = Versions.changed(fines.correct(id, content, version), before.isPresent());
            if (reason != null) {
                fines.explain(id, corrected.version(), reason);
            }
            return corrected;
        });
    }

    /// The form of a correction has a reason besides.
    Fine correctWithReason(UUID id, Fields fields, @Nullable Integer version, Actor actor) {
        // Read first and checked with the rest: all that is wrong is told at once.
        Field<String> reason = fields.required("motivo", Fields.filledText(500));
        return correct(id, fields, version, reason.orNull(), actor);
    }

    /// Ties a fine that waits for its vehicle to the one of this plate.
    void tie(UUID id, String plate, Actor actor) {
        Fine fine = database.read(Fines.class, fines -> fines.find(id)).orElseThrow(Problem.NOT_FOUND::refusal);
        writes.in(actor, Map.of(), handle -> {
            Fines fines = handle.attach(Fines.class);
            if (!fines.isKnownPlate(fine.country(), plate)) {
                throw Problem.UNKNOWN_PLATE.refusal(plate);
            }
            return Versions.changed(fines.tie(id, plate, fine.version()), true);
        });
    }

    void validate(UUID id, Actor actor) {
        change(id, actor, fines -> fines.validate(id));
    }

    void settle(UUID id, Actor actor) {
        change(id, actor, fines -> fines.settle(id));
    }

    void remove(UUID id, @Nullable Integer version, Actor actor) {
        writes.in(actor, Map.of(), handle -> {
            Fines fines = handle.attach(Fines.class);
            boolean removed = fines.remove(id, version);
            return Versions.removed(removed, fines.find(id).isPresent());
        });
    }

    private void change(UUID id, Actor actor, java.util.function.Predicate<Fines> work) {
        boolean changed = writes.in(actor, Map.of(), handle -> work.test(handle.attach(Fines.class)));
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
