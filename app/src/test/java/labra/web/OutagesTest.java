package labra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

class OutagesTest {
    @Test
    void who_waits_too_long_for_a_connection_of_the_pool_may_try_again() throws SQLException {
        var settings = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(50))
                        .connectionFactoryConfiguration(made ->
                                made.connectionProviderClass(OneForAll.class).jdbcUrl("jdbc:one-for-all")));
        try (AgroalDataSource pool = AgroalDataSource.from(settings);
                Connection taken = pool.getConnection()) {
            assertThat(taken).isNotNull();
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            late -> assertThat(Outages.isOutage(new ConnectionException(late)))
                                    .as(late.getMessage())
                                    .isTrue());
        }
    }

    @Test
    void a_bug_is_no_outage() {
        assertThat(Outages.isOutage(new IllegalStateException(new SQLException("syntax error", "42601"))))
                .isFalse();
        assertThat(Outages.isOutage(new SQLException("nobody knows"))).isFalse();
    }

    /// A database whose connections do nothing.
    public static final class OneForAll implements Driver {
        @Override
        public Connection connect(String url, Properties info) {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        Class<?> type = method.getReturnType();
                        return type == boolean.class ? (Object) true : type == int.class ? (Object) 0 : null;
                    });
        }

        @Override
        public boolean acceptsURL(String url) {
            return true;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}
