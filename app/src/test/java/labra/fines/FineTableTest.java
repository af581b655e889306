package labra.fines;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/// What the table of fines refuses by itself, whoever writes, and the order in which reports read it.
@QuarkusTest
class FineTableTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");
    private static final String FINE = """
            WITH police AS (INSERT INTO officer (name, badge) VALUES ('Oficial', gen_random_uuid()::text) RETURNING id)
            INSERT INTO fine (id, country, plate, plate_as_written, officer_id, committed_at, comments, status, source, digest)
            SELECT gen_random_uuid(), :country, :plate, '', id, now(), '', 'OBSERVED', 'API', sha256('') FROM police
            """;
    private static final String FINES_OF_ONE_MOMENT = """
            WITH police AS (INSERT INTO officer (name, badge) VALUES ('Oficial', gen_random_uuid()::text) RETURNING id),
                 owner AS (INSERT INTO person (name, email) VALUES ('Persona', :email) RETURNING id),
                 car AS (INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
                    SELECT 'AR', plate, plate, 'Fiat', 'rojo', id FROM owner, unnest(ARRAY['ORDER1', 'ORDER2']) AS plate
                    RETURNING id, plate),
                 kept AS (INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments,
                                            source, digest)
                    SELECT (first || substr(gen_random_uuid()::text, 2))::uuid, 'AR', plate, plate, car.id, police.id,
                           '2020-01-01Z'::timestamptz + hour * interval '1 hour', '', 'API', sha256('')
                    FROM car, police, unnest(ARRAY['0', '7', '8', 'f']) AS first, generate_series(1, 2) AS hour)
            SELECT id FROM owner
            """;

    /// Ends the transaction without a trace.
    private static final class Undone extends RuntimeException {}

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"AB", "AB123CD", "1234", "ABCDEFGH1234"})
    void plates_of_letters_and_digits_are_kept(String plate) {
        assertThat(refusal("AR", plate)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "ABCDEFGHI1234", "ab123cd", "AB 123", "AB-123", "ÑU123", "AB12\n", "АВ123", "AB'12"})
    void other_plates_are_refused(String plate) {
        assertThat(refusal("AR", plate)).isEqualTo("fine_plate_check");
    }

    @ParameterizedTest
    @CsvSource({"''", "A", "ARG", "ar", "A1", "'A '", "ÑU"})
    void countries_are_two_capital_letters(String country) {
        assertThat(refusal(country, "AB123CD")).isEqualTo("fine_country_check");
    }

    @Test
    void reports_by_address_have_the_order_of_reports_by_person() {
        String email = UUID.randomUUID() + "@example.com";
        undone(handle -> {
            long owner = handle.createQuery(FINES_OF_ONE_MOMENT)
                    .bind("email", email)
                    .mapTo(Long.class)
                    .one();
            List<UUID> ids = ids(handle.attach(Fines.class).ofPerson(owner).stream());
            assertThat(ids).hasSize(16);
            assertThat(ids(Fines.ofEmails(handle, List.of(email)).getFirst().orElseThrow().stream()))
                    .isEqualTo(ids);
        });
    }

    private static List<UUID> ids(Stream<Fine> fines) {
        return fines.map(Fine::id).toList();
    }

    /// The rule that does not let this fine in, or nothing.
    private String refusal(String country, String plate) {
        var rule = new AtomicReference<>("");
        undone(handle -> {
            try {
                handle.createUpdate(FINE)
                        .bind("country", country)
                        .bind("plate", plate)
                        .execute();
            } catch (JdbiException refused) {
                PSQLException cause = (PSQLException) Objects.requireNonNull(refused.getCause());
                rule.set(String.valueOf(
                        Objects.requireNonNull(cause.getServerErrorMessage()).getConstraint()));
            }
        });
        return rule.get();
    }

    private void undone(Consumer<Handle> work) {
        try {
            database.write(TEST, handle -> {
                work.accept(handle);
                throw new Undone();
            });
        } catch (Undone end) {
            // As planned.
        }
    }
}
