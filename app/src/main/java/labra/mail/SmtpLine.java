package labra.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to the server, made when needed and made anew after many mails or a fault.
final class SmtpLine implements Carrier.Line {
    private final SmtpCarrier carrier;
    private final MailSettings.Smtp settings;
    private @Nullable Dialogue dialogue;
    private int carried;

    SmtpLine(SmtpCarrier carrier) {
        this.carrier = carrier;
        this.settings = carrier.settings.smtp();
    }

    /// Knows whether the last byte of a mail has left: from then on silence does not mean no.
    private static final class Dialogue extends SMTPTransport {
        private boolean finishing;

        Dialogue(SmtpCarrier carrier, String host, int port) {
            super(carrier.session, new URLName("smtp", host, port, null, null, null));
        }

        @Override
        public synchronized void sendMessage(jakarta.mail.Message message, Address[] addresses)
                throws MessagingException {
            finishing = false;
            super.sendMessage(message, addresses);
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            finishing = true;
            super.finishData();
        }

        @Override
        protected void finishBdat() throws IOException, MessagingException {
            finishing = true;
            super.finishBdat();
        }
    }

    @Override
    public Outcome send(Mail mail) {
        if (carried >= settings.mailsPerConnection()) {
            close();
        }
        boolean used = carried > 0;
        Outcome outcome = attempt(mail);
        // A connection that lay idle may have been closed by the other side.
        return used && outcome instanceof Outcome.Down ? attempt(mail) : outcome;
    }

    private Outcome attempt(Mail mail) {
        try {
            MimeMessage message = carrier.message(mail);
            Dialogue open = connected();
            open.sendMessage(
                    message,
                    new Address[] {Mime.address(mail.to().email(), mail.to().name())});
            carried++;
            return new Outcome.Accepted(
                    String.valueOf(open.getLastServerResponse()).strip());
        } catch (AuthenticationFailedException refused) {
            close();
            return new Outcome.Down(SmtpVerdict.trouble(refused));
        } catch (MessagingException failure) {
            Outcome outcome = SmtpVerdict.of(failure, dialogue != null && dialogue.finishing);
            switch (outcome) {
                case Outcome.Down _, Outcome.Uncertain _ -> close();
                case Outcome.Refused _, Outcome.Delayed _, Outcome.Accepted _ -> carried++;
            }
            return outcome;
        }
    }

    private Dialogue connected() throws MessagingException {
        Dialogue open = dialogue;
        if (open == null) {
            String host = settings.host().orElseThrow();
            open = new Dialogue(carrier, host, settings.port());
            open.connect(host, settings.port(), settings.user().orElse(null), carrier.password());
            dialogue = open;
        }
        return open;
    }

    @Override
    public void close() {
        Dialogue open = dialogue;
        dialogue = null;
        carried = 0;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException gone) {
                // Nothing is lost with a connection that cannot say good-bye.
            }
        }
    }
}
