package labra.platform;

/// Something was put into the outbox: the relay need not wait until it looks again by itself.
public record OutboxFilled() {}
