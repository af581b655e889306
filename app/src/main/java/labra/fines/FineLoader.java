package labra.fines;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import labra.platform.Connections;
import labra.platform.Database;
import labra.platform.OutboxFilled;
import labra.platform.TownSettings;
import labra.web.Outages;
import labra.web.Problem;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Loads fines in groups, one statement each, and tells what became of each one.
@Singleton
public class FineLoader {
    private static final Logger LOG = Logger.getLogger(FineLoader.class);
    public static final String OFFICERS = "officers";

    /// What a fine may bring that is another's already, by the constraint that says so.
    private static final Map<String, Problem> TAKEN = Map.of(
            "fine_deleted", Problem.FINE_WAS_DELETED,
            "acta_sequence", Problem.SEQUENCE_TAKEN,
            "acta_number", Problem.NUMBER_TAKEN);

    private final Database database;
    private final Event<OutboxFilled> filled;
    private final String country;

    public FineLoader(Database database, Event<OutboxFilled> filled, TownSettings town) {
        this.database = database;
        this.filled = filled;
        this.country = town.country();
    }

    /// How fines come in, and so what becomes of an unknown plate: an officer who waits for the answer is
    /// told, what a device gathered offline is kept as OBSERVED.
    public enum Channel {
        API(false),
        BATCH(true),
        STREAM(true),
        DEVICE(true),
        OFFICE(false);

        private final boolean keepsObserved;

        Channel(boolean keepsObserved) {
            this.keepsObserved = keepsObserved;
        }
    }

    private record Way(Channel channel, String actor, Connections connections) {}

    /// Answers in the order of the fines. A fine that the database refuses fails alone.
    public List<Registration> load(List<NewFine> fines, Channel channel) {
        return load(fines, channel, OFFICERS);
    }

    /// The same, in the name of somebody else than the officers themselves.
    public List<Registration> load(List<NewFine> fines, Channel channel, String actor) {
        return load(fines, new Way(channel, actor, database));
    }

    /// The same for officers who wait, over the connection that their fines' writer keeps.
    public List<Registration> load(List<NewFine> fines, Connections kept) {
        return load(fines, new Way(Channel.API, OFFICERS, kept));
    }

    private List<Registration> load(List<NewFine> fines, Way way) {
        Set<UUID> named = fines.stream()
                .filter(NewFine::idGiven)
                .map(NewFine::idOfContent)
                .collect(Collectors.toSet());
        Map<UUID, NewFine> distinct = new LinkedHashMap<>();
        fines.stream()
                .filter(fine -> fine.idGiven() || !named.contains(fine.id()))
                .forEach(fine -> distinct.putIfAbsent(fine.id(), fine));
        Map<UUID, Registration> registrations = new HashMap<>();
        loadDistinct(List.copyOf(distinct.values()), way, registrations);
        List<Registration> answers = new ArrayList<>(fines.size());
        for (NewFine fine : fines) {
            Registration first = registrations.get(fine.id());
            answers.add(distinct.get(fine.id()) == fine ? first : again(fine, first, way));
        }
        return answers;
    }

    private void loadDistinct(List<NewFine> fines, Way way, Map<UUID, Registration> registrations) {
        try {
            insert(fines, way, registrations);
        } catch (JdbiException failure) {
            if (Outages.isOutage(failure)) {
                fines.forEach(fine -> registrations.put(fine.id(), new Registration.Refused(Outages.refusal())));
            } else if (fines.size() > 1) {
                int middle = fines.size() / 2;
                loadDistinct(fines.subList(0, middle), way, registrations);
                loadDistinct(fines.subList(middle, fines.size()), way, registrations);
            } else {
                registrations.put(fines.getFirst().id(), refusedAlone(failure));
            }
        }
    }

    private void insert(List<NewFine> fines, Way way, Map<UUID, Registration> registrations) {
        var terms = new FineInsert.Terms(
                country, way.channel().keepsObserved, way.channel().name(), way.actor());
        FineGroup group = FineGroup.of(fines);
        SealGroup seals = SealGroup.of(fines);
        List<FineInsert.Outcome> outcomes =
                way.connections().connected(connection -> FineInsert.run(connection, group, seals, terms));
        Map<NewFine, UUID> before = new LinkedHashMap<>();
        for (FineInsert.Outcome outcome : outcomes) {
            NewFine fine = fines.get(outcome.position());
            if (outcome.registered()) {
                registrations.put(fine.id(), new Registration.Kept(kept(fine, outcome), false));
            } else if (outcome.vehicleId() == null && !way.channel().keepsObserved) {
                registrations.put(
                        fine.id(),
                        Registration.refused(
                                Problem.UNKNOWN_PLATE, fine.content().legiblePlate()));
            } else if (fine.content().offenceCode() != null && outcome.offenceId() == null) {
                registrations.put(
                        fine.id(),
                        Registration.refused(
                                Problem.UNKNOWN_OFFENCE, fine.content().offenceCode()));
            } else {
                before.put(fine, outcome.twinId() == null ? fine.id() : outcome.twinId());
            }
        }
        answerRepeats(before, registrations);
        if (outcomes.stream().anyMatch(FineInsert.Outcome::registered)) {
            filled.fire(new OutboxFilled());
        }
    }

    /// Fines that were there before get the first answer, unless they say something else.
    private void answerRepeats(Map<NewFine, UUID> repeats, Map<UUID, Registration> registrations) {
        if (repeats.isEmpty()) {
            return;
        }
        UUID[] ids = repeats.values().toArray(UUID[]::new);
        Map<UUID, Fine> first = database.read(Fines.class, statements -> statements.findAll(ids)).stream()
                .collect(Collectors.toMap(Fine::id, Function.identity()));
        repeats.forEach((fine, id) -> {
            Fine kept = first.get(id);
            registrations.put(
                    fine.id(), kept == null ? new Registration.Refused(Outages.refusal()) : compared(fine, kept));
        });
    }

    /// A fine that was refused leaves its id to the next one of the group, and one without an id waits for its twin
    /// that has one: both are loaded after the others.
    private Registration again(NewFine fine, @Nullable Registration first, Way way) {
        return switch (first) {
            case Registration.Kept kept -> compared(fine, kept.fine());
            case null, default -> load(List.of(fine), way).getFirst();
        };
    }

    private static Registration compared(NewFine fine, Fine kept) {
        return Arrays.equals(fine.digest().bytes(), kept.digest())
                ? new Registration.Kept(kept, true)
                : Registration.refused(Problem.ID_WITH_OTHER_BODY, fine.id());
    }

    private static Registration refusedAlone(JdbiException failure) {
        Problem taken = failure.getCause() instanceof PSQLException sql && sql.getServerErrorMessage() != null
                ? TAKEN.get(String.valueOf(sql.getServerErrorMessage().getConstraint()))
                : null;
        if (taken != null) {
            return Registration.refused(taken);
        }
        if (failure.getCause() instanceof SQLException sql && "23503".equals(sql.getSQLState())) {
            return Registration.refused(Problem.INVALID_TOKEN);
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "A fine could not be kept, reference %s", reference);
        return Registration.refused(Problem.INTERNAL, reference);
    }

    private Fine kept(NewFine fine, FineInsert.Outcome outcome) {
        FineContent content = fine.content();
        return new Fine(
                fine.id(),
                content.plate() == null ? null : content.plate().text(),
                content.plateAsWritten(),
                country,
                outcome.vehicleId(),
                fine.officerId(),
                content.committedAt(),
                outcome.receivedAt(),
                content.comments(),
                outcome.offenceCode(),
                outcome.offenceDescription(),
                content.place(),
                content.latitude(),
                content.longitude(),
                outcome.number(),
                outcome.vehicleId() == null ? FineStatus.OBSERVED : FineStatus.ISSUED,
                content.observation(),
                fine.digest().bytes(),
                1,
                null);
    }
}
