package labra.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The address that a phone in the same network is told.
class LocalNetworkTest {
    private static final Pattern PRIVATE = Pattern.compile("(10|172|192)\\.\\d+\\.\\d+\\.\\d+");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.9.9.9", "no such host", "999.1.1.1"})
    void a_server_for_this_machine_alone_has_none(String host) {
        assertThat(LocalNetwork.address(host)).isEmpty();
    }

    @Test
    void one_for_all_has_that_of_the_network_if_there_is_one() {
        LocalNetwork.address("0.0.0.0")
                .ifPresent(address -> assertThat(address).matches(PRIVATE).doesNotStartWith("127."));
    }

    @Test
    void one_that_listens_to_an_address_has_that() {
        assertThat(LocalNetwork.address("192.0.2.7")).contains("192.0.2.7");
    }
}
