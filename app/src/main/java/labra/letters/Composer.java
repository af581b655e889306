package labra.letters;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import labra.mail.Mail;
import labra.mail.MailSettings;
import labra.mail.Mime;
import labra.platform.TownSettings;
import labra.trail.tree.Checkpoint;
import org.jspecify.annotations.Nullable;

/// Writes mails: facts, words, page and plain text.
@Singleton
class Composer {
    /// Fines that a report by mail lists; it tells of more.
    static final int LISTED = 100;

    private final MailSettings settings;
    private final TownSettings town;
    private final Links links;
    private final LogSeal seal;
    private final Clock clock;

    public Composer(MailSettings settings, TownSettings town, Links links, LogSeal seal, Clock clock) {
        this.seal = seal;
        this.settings = settings;
        this.town = town;
        this.links = links;
        this.clock = clock;
    }

    /// What is known of a fine or a report, told to its recipient.
    public Facts facts(
            DueNotice due,
            DueNotice.Recipient recipient,
            List<DueNotice.Told> report,
            AmountText.Teller amounts,
            @Nullable Facts earlier) {
        Language language = Language.coded(recipient.language());
        FactSheet sheet = sheet(due, recipient);
        if (due.fine() != null && due.kind() == NoticeKind.ANNULMENT) {
            // What the fine says now may be of somebody else.
            sheet.asToldBefore(due.fine(), earlier);
        } else if (due.fine() != null) {
            sheet.since(earlier).about(due.fine(), amounts.of(due.fine(), language.locale()));
        }
        if (due.happened() != null) {
            sheet.about(due.happened(), due.createdAt());
        }
        if (due.kind() == NoticeKind.CHECKPOINT) {
            seal.note()
                    .ifPresent(note -> sheet.with(Placeholder.LOG, note.written())
                            .with(
                                    Placeholder.COUNT,
                                    Long.toString(Checkpoint.of(note.text()).size())));
        } else {
            sheet.with(Placeholder.LOG, seal.text());
        }
        if (due.kind() == NoticeKind.REPORT) {
            sheet.with(Placeholder.COUNT, Integer.toString(report.size()));
            report.stream().limit(LISTED).forEach(fine -> sheet.listing(fine, amounts.of(fine, language.locale())));
        }
        return sheet.facts();
    }

    /// What one mail tells of several notices: the facts of each, by its id.
    public Facts summary(
            DueNotice due, DueNotice.Recipient recipient, List<DueNotice> together, Map<Long, Facts> facts) {
        FactSheet sheet = sheet(due, recipient)
                .with(Placeholder.LOG, seal.text())
                .with(Placeholder.COUNT, Integer.toString(together.size()));
        together.forEach(one -> sheet.summing(one.kind(), Objects.requireNonNull(facts.get(one.id()))));
        return sheet.facts();
    }

    /// What is known of the recipient and the town.
    private FactSheet sheet(DueNotice due, DueNotice.Recipient recipient) {
        return new FactSheet(Language.coded(recipient.language()), town.zone())
                .with(Placeholder.NAME, recipient.name())
                .with(Placeholder.TOWN, town.name())
                .with(Placeholder.CONTACT, town.contact().orElse(null))
                .with(Placeholder.REPORT_LINK, due.role() == NoticeRole.OWNER ? reportLink(recipient.email()) : null);
    }

    public Mail write(Envelope envelope, Facts facts, Templates.Ready words) {
        Language language = Language.coded(envelope.to().language());
        Purpose purpose = words.template().purpose();
        String preferences = purpose.isOfChoice()
                ? links.to(envelope.role(), envelope.holder(), envelope.to().email())
                : "";
        Letter letter = letter(
                purpose, language, facts, words.wording(), words.template().body(), preferences);
        return new Mail(
                envelope.noticeId(),
                messageId(envelope),
                clock.instant(),
                town.name(),
                envelope.to(),
                letter.subject(),
                PlainText.of(letter),
                Layout.mail(letter).render(),
                preferences.isEmpty() ? Optional.empty() : Optional.of(preferences));
    }

    /// An example mail, as the town's staff look at their words.
    Mail sample(Purpose purpose, Language language, Wording words, String source) {
        Facts facts = samples(purpose, language).getFirst();
        Letter letter = letter(purpose, language, facts, words, source, purpose.isOfChoice() ? links.example() : "");
        var to = new Mail.To(facts.value(Placeholder.NAME), Samples.EMAIL, language.code());
        return new Mail(
                0,
                "",
                clock.instant(),
                town.name(),
                to,
                letter.subject(),
                PlainText.of(letter),
                Layout.mail(letter).render(),
                Optional.empty());
    }

    /// Examples with every fact, and with none that a fine may lack.
    List<Facts> samples(Purpose purpose, Language language) {
        return List.of(
                Samples.full(purpose, language, town.name(), reportLink(Samples.EMAIL), town.zone()),
                Samples.bare(purpose, language, town.name(), town.zone()));
    }

    private Letter letter(
            Purpose purpose, Language language, Facts facts, Wording words, String source, String preferences) {
        List<String> trusted = new ArrayList<>(Letter.linksIn(source));
        trusted.add(facts.value(Placeholder.REPORT_LINK));
        List<Letter.Block> blocks = Letter.blocks(words.body(facts), trusted);
        // An auditor has it in the words.
        String sealed = purpose == Purpose.CHECKPOINT ? "" : facts.value(Placeholder.LOG);
        var footer = new Letter.Footer(links.home(), preferences, sealed);
        return new Letter(
                purpose,
                language,
                words.subject(facts),
                facts.value(Placeholder.TOWN),
                blocks,
                facts.tables(),
                facts.value(Placeholder.REPORT_LINK),
                footer);
    }

    private String reportLink(String email) {
        return settings.reportLink()
                .orElse(links.report())
                .replace("{email}", URLEncoder.encode(email, StandardCharsets.UTF_8));
    }

    /// The same for every try, so that who gets a mail twice can tell.
    private String messageId(Envelope envelope) {
        String from = Mime.sender(settings);
        return "<labra.%d.%s@%s>"
                .formatted(
                        envelope.noticeId(),
                        Long.toString(envelope.createdAt().toEpochMilli(), Character.MAX_RADIX),
                        from.substring(from.lastIndexOf('@') + 1));
    }
}
