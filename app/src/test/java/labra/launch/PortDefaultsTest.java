package labra.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Kubernetes tells pods of a Service called labra in the variable that names our port.
class PortDefaultsTest {
    @ParameterizedTest
    @CsvSource({
        "--port, LABRA_PORT, tcp://10.96.118.72:80, 8000",
        "--admin-port, LABRA_ADMIN_PORT, tcp://10.96.118.72:80, 8501",
        "--management-port, LABRA_MANAGEMENT_PORT, udp://[fd00::1]:80, 0",
        "--port, LABRA_PORT, 8080, ",
        "--port, LABRA_PORT, eight, ",
        "--host, LABRA_HOST, tcp://10.96.118.72:80, "
    })
    void the_address_of_a_service_is_no_port(String option, String variable, String value, String wanted) {
        assertThat(new PortDefaults(Map.of(variable, value)).of(option)).isEqualTo(wanted);
    }

    @Test
    void the_command_asks_for_them() {
        assertThat(new CommandLine(new StartCommand()).getCommandSpec().defaultValueProvider())
                .isInstanceOf(PortDefaults.class);
    }

    @Test
    void nothing_said_is_the_default() {
        assertThat(new PortDefaults(Map.of()).of("--port")).isNull();
    }
}
