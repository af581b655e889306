package labra.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import labra.fines.Fine;
import labra.fines.Fines;
import labra.platform.Database;
import labra.platform.Groups;
import labra.platform.TownSettings;
import labra.web.Problem;

/// Reads reports: those that are asked for while one question to the database runs share the next one.
@Singleton
class Reports {
    private static final Groups.Size SIZE = new Groups.Size(2, 32, 10_000);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Groups<String, Optional<byte[]>> groups;
    private final Database database;
    private final ObjectMapper json;
    private final TownSettings town;

    Reports(Database database, ObjectMapper json, TownSettings town) {
        this.database = database;
        this.json = json;
        this.town = town;
        this.groups = new Groups<>("report-reader", SIZE, this::read);
    }

    /// Calls back on the event loop with the fines as JSON, or with nothing when nobody has that address.
    void ask(String email, EventLoop loop, Consumer<Optional<byte[]>> answered, Consumer<Throwable> failed) {
        if (!groups.ask(email, loop, answered, failed)) {
            throw Problem.OVERLOADED.refusal().retryAfter(PAUSE);
        }
    }

    private List<Optional<byte[]>> read(List<String> emails) {
        ZoneId zone = town.zone();
        return database.read(handle -> Fines.ofEmails(handle, emails)).stream()
                .map(found -> found.map(fines -> written(fines, zone)))
                .toList();
    }

    private byte[] written(List<Fine> fines, ZoneId zone) {
        try {
            return json.writeValueAsBytes(
                    fines.stream().map(fine -> fine.body(zone)).toList());
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    void close(@Observes ShutdownEvent event) throws InterruptedException {
        groups.close();
    }
}
