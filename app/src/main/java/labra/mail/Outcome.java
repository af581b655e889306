package labra.mail;

/// How handing over one mail went.
public sealed interface Outcome {

    /// It is with the next one on its way, who said so.
    record Accepted(String proof) implements Outcome {}

    /// It will never be taken; `noSuchAddress` when that is the address's fault, and so no other mail will either.
    record Refused(String error, boolean noSuchAddress) implements Outcome {}

    /// This mail is not taken now.
    record Delayed(String error) implements Outcome {}

    /// All of it was handed over and no answer came: it may be on its way, or not.
    record Uncertain(String error) implements Outcome {}

    /// No mail is taken now; this one was not.
    record Down(String error) implements Outcome {}
}
