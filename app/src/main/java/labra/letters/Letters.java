package labra.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /// own. A summary also has the facts of each notice in it, by their ids.
    public record Written(Mail mail, String facts, @Nullable Long templateId, Map<Long, String> together) {}

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
        return written(due, recipient, facts(due, recipient, report), Map.of());
    }

    /// One mail that tells of all these notices.
    public Written summary(DueNotice due, DueNotice.Recipient recipient, List<DueNotice> together) {
        Map<Long, Facts> facts = new HashMap<>();
        together.forEach(one -> facts.put(one.id(), facts(one, recipient, List.of())));
        return written(due, recipient, composer.summary(due, recipient, together, facts), facts);
    }

    private Facts facts(DueNotice due, DueNotice.Recipient recipient, List<DueNotice.Told> report) {
        Facts earlier = due.earlier() == null ? null : read(due.earlier());
        return composer.facts(due, recipient, report, amounts, earlier);
    }

    private Written written(DueNotice due, DueNotice.Recipient recipient, Facts facts, Map<Long, Facts> together) {
        Templates.Ready words = templates.ready(due.purpose(), Language.coded(recipient.language()));
        Mail mail = composer.write(Envelope.of(due, recipient), facts, words);
        Map<Long, String> kept = new HashMap<>();
        together.forEach((id, one) -> kept.put(id, written(one)));
        return new Written(mail, written(facts), words.template().id(), kept);
    }

    /// A mail that would be sent now, as staff see it.
    public static ShownMail draft(Written written) {
        return shown(written.mail(), false);
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
