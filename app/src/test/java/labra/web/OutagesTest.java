package labra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

class OutagesTest {
    @Test
    void who_waits_too_long_for_a_connection_of_the_pool_may_try_again() throws SQLException, IOException {
        // A database that lets everybody in and says nothing.
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/silent?loginTimeout=1";
            var settings = new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(1)
                            .acquisitionTimeout(Duration.ofMillis(50))
                            .connectionFactoryConfiguration(made -> made.jdbcUrl(url)));
            try (AgroalDataSource busy = AgroalDataSource.from(settings)) {
                assertThatThrownBy(busy::getConnection)
                        .isInstanceOfSatisfying(SQLException.class, late -> assertThat(
                                        Outages.isOutage(new ConnectionException(late)))
                                .isTrue());
            }
        }
    }

    @Test
    void a_bug_is_no_outage() {
        assertThat(Outages.isOutage(new IllegalStateException(new SQLException("syntax error", "42601"))))
                .isFalse();
        assertThat(Outages.isOutage(new SQLException("nobody knows"))).isFalse();
    }
}
