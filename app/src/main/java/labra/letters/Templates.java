package labra.letters;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import labra.access.SecurityEvents;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.mail.Mail;
import labra.platform.Actor;
import labra.platform.Database;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// The words of every kind of mail, and how the town changes them.
@Singleton
class Templates {
    /// Other copies of the application use new words after this time at the latest.
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Database database;
    private final Composer composer;
    private final SecurityEvents events;
    private final LoadingCache<Which, Ready> current;

    private record Which(Purpose purpose, Language language) {}

    /// A template, parsed.
    public record Ready(MailTemplate template, Wording wording) {}

    Templates(Database database, Composer composer, SecurityEvents events) {
        this.events = events;
        this.database = database;
        this.composer = composer;
        this.current = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(this::load);
    }

    public MailTemplate current(Purpose purpose, Language language) {
        return database.read(TemplateRows.class, rows -> rows.newest(purpose, language.code()))
                .map(TemplateRows.Row::template)
                .orElseGet(() -> MailTemplate.shipped(purpose, language));
    }

    /// The words that count, by the names of their purpose and language on the wire.
    public MailTemplate current(String purpose, String language) {
        return current(
                Stream.of(Purpose.values())
                        .filter(one -> one.wireName().equals(purpose))
                        .findFirst()
                        .orElseThrow(Problem.NOT_FOUND::refusal),
                Stream.of(Language.values())
                        .filter(one -> one.code().equals(language))
                        .findFirst()
                        .orElseThrow(Problem.NOT_FOUND::refusal));
    }

    /// What the words have been, newest first.
    List<MailTemplate> past(Purpose purpose, Language language, int most) {
        return database.read(TemplateRows.class, rows -> rows.newest(purpose, language.code(), most)).stream()
                .map(TemplateRows.Row::template)
                .toList();
    }

    public Ready ready(Purpose purpose, Language language) {
        return current.get(new Which(purpose, language));
    }

    /// New words are read at the next mail of this copy.
    public void forget() {
        current.invalidateAll();
    }

    /// The words that a sent notice was written in.
    public Ready of(@Nullable Long id, Purpose purpose, Language language) {
        Optional<MailTemplate> kept = id == null
                ? Optional.empty()
                : database.read(TemplateRows.class, rows -> rows.find(id)).map(TemplateRows.Row::template);
        MailTemplate template = kept.orElseGet(() -> MailTemplate.shipped(purpose, language));
        return new Ready(template, template.wording());
    }

    /// What a mail with these words looks like; refused when they are broken.
    public Mail preview(Purpose purpose, Language language, String subject, String body) {
        return composer.sample(purpose, language, checked(purpose, language, subject, body), body);
    }

    /// Keeps new words; refused when they are broken, or when somebody else changed the ones that were `expected`.
    public MailTemplate save(
            Purpose purpose, Language language, String subject, String body, @Nullable Integer expected, Actor actor) {
        checked(purpose, language, subject, body);
        Optional<MailTemplate> saved = database.write(
                actor,
                handle -> handle.attach(TemplateRows.class)
                        .add(purpose, language.code(), subject, body, actor.name(), expected)
                        .map(TemplateRows.Row::template));
        forget();
        MailTemplate words = saved.orElseThrow(Problem.VERSION_CHANGED::refusal);
        events.record(
                Kind.SETTINGS_CHANGED,
                Subject.NOBODY,
                actor,
                Map.of("what", purpose.wireName() + " " + language.code()));
        return words;
    }

    /// The words that Labra ships count again.
    MailTemplate restore(Purpose purpose, Language language, @Nullable Integer expected, Actor actor) {
        MailTemplate shipped = MailTemplate.shipped(purpose, language);
        return save(purpose, language, shipped.subject(), shipped.body(), expected, actor);
    }

    private Wording checked(Purpose purpose, Language language, String subject, String body) {
        return Wording.checked(subject, body, composer.samples(purpose, language));
    }

    private Ready load(Which which) {
        MailTemplate template = current(which.purpose(), which.language());
        return new Ready(template, template.wording());
    }
}
