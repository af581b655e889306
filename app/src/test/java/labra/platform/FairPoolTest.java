package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import labra.web.Outages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FairPoolTest {
    @Inject
    DataSource pool;

    @Test
    void hundreds_get_a_connection_each_in_their_turn() throws Exception {
        FairPool turns = new FairPool(pool, 2);
        CountDownLatch all = new CountDownLatch(1);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                asked.add(requests.submit(() -> {
                    all.await();
                    Connection one = turns.openConnection();
                    try {
                        return one.isValid(5);
                    } finally {
                        turns.closeConnection(one);
                    }
                }));
            }
            all.countDown();
            for (Future<Boolean> each : asked) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void who_waits_for_too_long_is_told_that_it_is_an_outage() throws Exception {
        FairPool turns = new FairPool(pool, 1);
        Connection only = turns.openConnection();
        assertThatThrownBy(turns::openConnection)
                .isInstanceOf(SQLException.class)
                .satisfies(failure -> assertThat(Outages.isOutage(failure)).isTrue());
        turns.closeConnection(only);
        turns.closeConnection(turns.openConnection());
    }
}
