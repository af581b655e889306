package labra.letters;

import java.time.Instant;
import labra.mail.Mail;

/// What a mail has around its words: which notice it is, and who gets it. `holder` is the person's or the officer's id.
record Envelope(long noticeId, Instant createdAt, NoticeRole role, long holder, Mail.To to) {
    public static Envelope of(DueNotice due, DueNotice.Recipient recipient) {
        var to = new Mail.To(recipient.name(), recipient.email(), recipient.language());
        return new Envelope(due.id(), due.createdAt(), due.role(), recipient.recipientId(), to);
    }
}
