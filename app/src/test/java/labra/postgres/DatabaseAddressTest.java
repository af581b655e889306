package labra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import labra.console.ConsoleProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form of a database URL in use, and none of its mistakes lets the password out.
class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://ana:clave@db.example.org:5433/multas                    | jdbc:postgresql://db.example.org:5433/multas | ana | clave
            postgres://ana:clave@db.example.org/multas                           | jdbc:postgresql://db.example.org:5432/multas | ana | clave
            jdbc:postgresql://db.example.org:5433/multas?user=ana&password=clave | jdbc:postgresql://db.example.org:5433/multas | ana | clave
            jdbc:postgresql://ana:clave@db.example.org/multas                    | jdbc:postgresql://db.example.org:5432/multas | ana | clave
            postgresql://ana@db.example.org/multas                               | jdbc:postgresql://db.example.org:5432/multas | ana | ''
            postgresql://ana:clave@db.example.org                                | jdbc:postgresql://db.example.org:5432/ana    | ana | clave
            postgresql://ana:clave@db.example.org/                               | jdbc:postgresql://db.example.org:5432/ana    | ana | clave
            postgresql://a%40b:c%2Fd%25e+f@db/multas                             | jdbc:postgresql://db:5432/multas             | a@b | c/d%e+f
            postgresql://ana:cla@ve@db/multas                                    | jdbc:postgresql://db:5432/multas             | ana | cla@ve
            postgresql://ana:cla:ve@db/multas                                    | jdbc:postgresql://db:5432/multas             | ana | cla:ve
            postgresql://ana:clave@[::1]:5433/multas                             | jdbc:postgresql://[::1]:5433/multas          | ana | clave
            postgresql://ana:clave@127.0.0.1/multas                              | jdbc:postgresql://127.0.0.1:5432/multas      | ana | clave
            postgresql://ana:clave@a:1,b:2/multas?target_session_attrs=any       | jdbc:postgresql://a:1,b:2/multas?targetServerType=any | ana | clave
            postgresql://ana:clave@a,b/multas?target_session_attrs=read-write    | jdbc:postgresql://a:5432,b:5432/multas?targetServerType=primary | ana | clave
            postgresql://ana:clave@db/multas?sslmode=require&connect_timeout=3   | jdbc:postgresql://db:5432/multas?sslmode=require&connectTimeout=3 | ana | clave
            postgresql://db/multas?user=ana&password=c%26d&sslmode=verify-full   | jdbc:postgresql://db:5432/multas?sslmode=verify-full | ana | c&d
            """)
    void is_read(String url, String jdbcUrl, String user, String password) {
        DatabaseAddress address = DatabaseAddress.parse(url, Optional.empty(), Optional.empty());
        assertThat(address).isEqualTo(new DatabaseAddress(jdbcUrl, user, password));
        assertThat(address.jdbcUrl() + address).doesNotContain("clave");
    }

    @Test
    void credentials_named_apart_win() {
        assertThat(DatabaseAddress.parse("postgresql://ana:clave@db/multas", Optional.of("eva"), Optional.of("otra")))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/multas", "eva", "otra"));
        assertThat(DatabaseAddress.parse("postgresql://db/multas", Optional.of("eva"), Optional.of("otra")))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/multas", "eva", "otra"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgresql:",
                "postgresql://",
                "db.example.org:5432/multas",
                "mysql://ana:SECRETO@db/multas",
                "jdbc:mysql://ana:SECRETO@db/multas",
                "http://ana:SECRETO@db/multas",
                "postgresql://ana:SECRETO@/multas",
                "postgresql://ana:SECRETO@db:0/multas",
                "postgresql://ana:SECRETO@db:65536/multas",
                "postgresql://ana:SECRETO@db:puerto/multas",
                "postgresql://ana:SECRETO@db:/multas",
                "postgresql://ana:SECRETO@d b/multas",
                "postgresql://ana:SECRETO@a,,b/multas",
                "postgresql://ana:SECRETO%zz@db/multas",
                "postgresql://ana:SECRETO@db/multas?sslmode",
                "postgresql://ana:SECRETO@db/multas/otra",
                "postgresql://ana:SECRETO/x@db/multas",
                "postgresql://ana:SECRETO#x@db/multas",
                "postgresql://ana:SECRETO?x@db/multas",
                "postgresql://ana:12/SECRETO@db/multas",
                "postgresql://:SECRETO@db/multas",
                "postgresql://db/multas"
            })
    void is_refused_without_telling_the_password(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url, Optional.empty(), Optional.empty()))
                .isInstanceOf(ConsoleProblem.class)
                .hasMessageStartingWith("LABRA_DATABASE_URL")
                .hasMessageNotContaining("SECRETO");
    }
}
