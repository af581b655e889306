package labra.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import labra.mail.Mail;
import org.jspecify.annotations.Nullable;

/// Mails to the people of a notice: written when they are due, and shown again as they were sent.
@Singleton
public class Letters {
    private final Composer composer;
    private final Templates templates;
    private final AmountText.Teller amounts;
    private final ObjectMapper json;

    Letters(Composer composer, Templates templates, AmountText.Teller amounts, ObjectMapper json) {
        this.composer = composer;
        this.templates = templates;
        this.amounts = amounts;
        this.json = json;
    }

    /// A mail with what a sent notice keeps of it: the facts as JSON, and the town's words unless they were Labra's
    /// own.
    public record Written(Mail mail, String facts, @Nullable Long templateId) {}

    /// What is kept of a mail that was sent.
    public record Kept(
            NoticeKind kind,
            NoticeRole role,
            @Nullable Long holder,
            String recipient,
            String language,
            @Nullable Long templateId,
            String facts,
            byte[] digest,
            Instant createdAt) {}

    /// The mail of a notice in the words that count now; a report lists its fines.
    public Written write(DueNotice due, DueNotice.Recipient recipient, List<DueNotice.Told> report) {
        Facts earlier = due.earlier() == null ? null : read(due.earlier());
        Facts facts = composer.facts(due, recipient, report, amounts, earlier);
        Templates.Ready words = templates.ready(due.purpose(), Language.coded(recipient.language()));
        Mail mail = composer.write(Envelope.of(due, recipient), facts, words);
        return new Written(mail, written(facts), words.template().id());
    }

    /// The mail that [#write] would send now, as staff see it.
    public ShownMail draft(DueNotice due, DueNotice.Recipient recipient, List<DueNotice.Told> report) {
        return shown(write(due, recipient, report).mail(), false);
    }

    /// A mail that was sent, written once more from what is kept of it.
    public ShownMail sent(long noticeId, Kept kept) {
        Facts facts = read(kept.facts());
        var to = new Mail.To(facts.value(Placeholder.NAME), kept.recipient(), kept.language());
        long holder = kept.holder() == null ? 0 : kept.holder();
        Mail mail = composer.write(
                new Envelope(noticeId, kept.createdAt(), kept.role(), holder, to),
                facts,
                templates.of(kept.templateId(), Purpose.of(kept.kind(), kept.role()), Language.coded(kept.language())));
        return shown(mail, Arrays.equals(mail.digest(), kept.digest()));
    }

    /// What a notice says of a try that was cut short.
    public static String interrupted() {
        return Language.ES.words("error.interrupted");
    }

    /// The recipient's own link is nobody else's to follow.
    private static ShownMail shown(Mail mail, boolean asSent) {
        return ShownMail.of(mail, asSent).without(mail.unsubscribe().orElse(""));
    }

    private String written(Facts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    private Facts read(String kept) {
        try {
            return json.readValue(kept, Facts.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
