package labra.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A write is called what somebody did by it.
class DeedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "fine|UPDATE|{\"status\":\"ISSUED\"}|{\"status\":\"VALIDATED\"}|validate",
                "fine|UPDATE|{\"status\":\"ISSUED\"}|{\"status\":\"VOIDED\"}|annul",
                "fine|UPDATE|{\"status\":\"VOIDED\",\"place\":\"a\"}|{\"status\":\"VOIDED\",\"place\":\"b\"}|update",
                "annulment|INSERT|-|{\"id\":1}|ask",
                "requested_change|INSERT|-|{\"id\":1}|ask",
                "annulment|UPDATE|{\"confirmed\":null}|{\"confirmed\":true}|confirm",
                "annulment|UPDATE|{\"confirmed\":null}|{\"confirmed\":false}|refuse",
                "legal_rule|INSERT|-|{\"proposed_by\":1,\"approved_at\":null}|propose",
                "legal_rule|UPDATE|{\"approved_at\":null}|{\"approved_at\":\"2026-01-01\"}|approve",
                "token|UPDATE|{\"revoked_at\":null}|{\"revoked_at\":\"2026-01-01\"}|revoke",
                "payment|UPDATE|{\"state\":\"ESPERA\"}|{\"state\":\"CONFIRMADO\"}|confirm",
                "notice|UPDATE|-|{\"state\":\"SENT\"}|send",
                "person|DELETE|{\"id\":1}|-|delete",
                "person|INSERT|-|{\"id\":1}|insert",
                "person|ADOPT|-|{\"id\":1}|adopt"
            })
    void a_deed_is_read_off_what_changed(
            String subject, String action, @Nullable String before, @Nullable String after, String deed) {
        String told = Deed.of(subject, action, History.tree(before), History.tree(after));
        assertThat(told).isEqualTo(deed);
        for (String language : new String[] {"es", "en"}) {
            assertThat(Words.has(Locale.of(language), "did-" + told)).as(told).isTrue();
        }
    }
}
