package labra.mail;

import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// What a server's refusal, or its silence, means for the mail, the address and the mails after it.
final class SmtpVerdict {
    private static final int LONGEST = 500;
    private static final int SERVICE_CLOSING = 421;
    private static final Pattern ENHANCED = Pattern.compile("(?m)^5\\d\\d[ -](5\\.\\d{1,3}\\.\\d{1,3})\\b");

    private SmtpVerdict() {}

    private record Reply(int code, boolean aboutAddress, boolean aboutSender, String text) {}

    static Outcome of(MessagingException failure, boolean finishing) {
        Reply reply = reply(failure);
        if (reply == null || reply.code() < 0) {
            return finishing ? new Outcome.Uncertain(trouble(failure)) : new Outcome.Down(trouble(failure));
        }
        if (reply.code() == SERVICE_CLOSING || reply.aboutSender()) {
            return new Outcome.Down(reply.text());
        }
        if (reply.code() >= 500) {
            return new Outcome.Refused(reply.text(), reply.aboutAddress() && saysNoSuchAddress(reply));
        }
        return new Outcome.Delayed(reply.text());
    }

    /// The enhanced code tells (RFC 3463: 5.1 is the address, 5.2.1 a disabled mailbox), else the plain one. A
    /// refusal by policy (5.7) says nothing about the address.
    private static boolean saysNoSuchAddress(Reply reply) {
        Matcher enhanced = ENHANCED.matcher(reply.text());
        if (enhanced.find()) {
            String code = enhanced.group(1);
            return code.startsWith("5.1.") || code.equals("5.2.1");
        }
        return reply.code() == 550 || reply.code() == 551 || reply.code() == 553;
    }

    private static @Nullable Reply reply(MessagingException failure) {
        Reply found = null;
        for (Exception next = failure; next instanceof MessagingException cause; next = cause.getNextException()) {
            switch (cause) {
                case SMTPAddressFailedException address -> {
                    return new Reply(address.getReturnCode(), true, false, text(address));
                }
                case SMTPSenderFailedException sender ->
                    found = new Reply(sender.getReturnCode(), false, true, text(sender));
                case SMTPSendFailedException sent -> {
                    boolean sender = String.valueOf(sent.getCommand()).startsWith("MAIL");
                    found = new Reply(sent.getReturnCode(), false, sender, text(sent));
                }
                default -> {}
            }
        }
        return found;
    }

    /// The kind of trouble and one line of it, to be read by staff.
    static String trouble(Exception failure) {
        return Trouble.of(failure).told(text(failure));
    }

    private static String text(Exception failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage()).strip();
            if (all.indexOf(said) < 0) {
                all.append(all.isEmpty() ? "" : ": ").append(said);
            }
        }
        String line = all.toString().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
