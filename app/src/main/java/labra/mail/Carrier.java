package labra.mail;

/// A way for mails to leave: an SMTP server, a folder, a cloud's publisher.
public interface Carrier {

    /// A line of one sender's own; what it needs is opened with the first mail.
    Line open();

    /// Carries one mail after another, by one thread at a time.
    interface Line extends AutoCloseable {
        /// Hands one mail over and says how that went; does not throw for what a server or network may do.
        Outcome send(Mail mail);

        @Override
        void close();
    }
}
