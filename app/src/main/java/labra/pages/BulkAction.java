package labra.pages;

import labra.platform.Actor;

/// What can be done to several records of a list at once; each alone succeeds or is refused.
public record BulkAction(String name, boolean dangerous, Work work) {

    /// Does it to one record.
    @FunctionalInterface
    public interface Work {
        void on(String id, Actor actor);
    }
}
