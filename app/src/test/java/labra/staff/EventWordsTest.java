package labra.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import labra.Api;
import labra.access.Bearer;
import labra.access.Role;
import labra.access.SecurityEvents;
import labra.pages.Author;
import labra.pages.Words;
import labra.platform.Actor;
import labra.registers.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a security event keeps is told in words, in both languages.
@QuarkusTest
class EventWordsTest {
    private static final List<String> ACTORS = List.of(
            "account:x",
            "officer:x",
            "owner:x",
            "import:x",
            "console:x",
            "database:x",
            "anonymous",
            "launcher",
            "demo");

    @Inject
    Api api;

    @Inject
    SecurityEvents events;

    @Inject
    @All
    List<Register<?, ?>> registers;

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void whatever_an_event_names_has_its_word(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (SecurityEvents.Kind kind : SecurityEvents.Kind.values()) {
            assertThat(Words.has(locale, "event-" + kind)).as(kind.name()).isTrue();
        }
        for (Bearer.Purpose use : Bearer.Purpose.values()) {
            assertThat(Words.has(locale, "use-" + use)).as(use.name()).isTrue();
        }
        Stream.of(Role.values()).forEach(role -> isTold("role", role.wireName(), locale));
        registers.forEach(register -> isTold("what", register.path(), locale));
        TownForm.FIELDS.keySet().forEach(field -> isTold("what", field, locale));
        Stream.of("importar", "multa es", "copia en", "informe es").forEach(what -> isTold("what", what, locale));
        assertThat(Words.has(locale, "kind-passkey")).isTrue();
        isTold("active", "true", locale);
        ACTORS.forEach(
                actor -> assertThat(Author.of(actor, locale).told()).as(actor).isNotEqualTo(actor));
    }

    @Test
    void the_page_shows_no_raw_word_of_any_kind() {
        String name = Api.unique("crudo");
        Map<String, String> facts =
                Map.of("use", "WEB", "role", "auditor", "active", "true", "kind", "passkey", "what", "personas");
        for (SecurityEvents.Kind kind : SecurityEvents.Kind.values()) {
            events.record(kind, SecurityEvents.Subject.NOBODY, new Actor("account:" + name, "10.9.8.7"), facts);
        }
        String page = api.administrator()
                .accept("text/html")
                .get("/admin/seguridad?limite=100&quien=" + name)
                .asString()
                .replaceAll("<[^>]*>", " ");
        assertThat(page).contains("usuario " + name).doesNotContain("account:", "WEB", "passkey");
        for (SecurityEvents.Kind kind : SecurityEvents.Kind.values()) {
            assertThat(page).doesNotContain(kind.name());
        }
    }

    private static void isTold(String fact, String value, Locale locale) {
        EventFacts.Line line = new EventFacts(Map.of(fact, value)).lines(locale).getFirst();
        assertThat(line.label()).isEqualTo(Words.text(locale, "fact-" + fact));
        assertThat(line.value()).as(fact + " " + value).isNotEqualTo(value);
    }
}
