package labra.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import labra.fines.Fine;
import labra.fines.FinePrices;
import labra.fines.Fines;
import labra.platform.Batcher;
import labra.platform.Database;
import labra.web.Problem;

/// Reads reports: those that are asked for while one question to the database runs share the next one.
@Singleton
class Reports {
    private static final Batcher.Size SIZE = new Batcher.Size(2, 32, 10_000);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Batcher<Asked, Optional<byte[]>> groups;
    private final Database database;
    private final ObjectMapper json;
    private final FinePrices prices;

    /// Whose report it is, and in which language what is owed is explained.
    record Asked(String email, Locale locale) {}

    Reports(Database database, ObjectMapper json, FinePrices prices) {
        this.database = database;
        this.json = json;
        this.prices = prices;
        this.groups = new Batcher<>("report-reader", SIZE, this::read);
    }

    /// Calls back on the event loop with the fines as JSON, or with nothing when nobody has that address.
    void ask(Asked asked, EventLoop loop, Consumer<Optional<byte[]>> answered, Consumer<Throwable> failed) {
        if (!groups.ask(asked, loop, answered, failed)) {
            throw Problem.OVERLOADED.refusal().retryAfter(PAUSE);
        }
    }

    private List<Optional<byte[]>> read(List<Asked> asked) {
        List<String> emails = asked.stream().map(Asked::email).toList();
        List<Optional<List<Fine>>> found = database.read(handle -> Fines.ofEmails(handle, emails));
        return IntStream.range(0, asked.size())
                .mapToObj(i ->
                        found.get(i).map(fines -> written(fines, asked.get(i).locale())))
                .toList();
    }

    private byte[] written(List<Fine> fines, Locale locale) {
        try {
            return json.writeValueAsBytes(
                    fines.stream().map(fine -> prices.body(fine, locale)).toList());
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    void close(@Observes ShutdownEvent event) throws InterruptedException {
        groups.close();
    }
}
