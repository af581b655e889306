package labra.platform;

/// Something was put into the outbox: whoever empties it need not wait for its next look.
public record OutboxFilled() {}
