package labra.registers;

import java.util.List;
import labra.platform.Actor;

/// What can be done to several records of a list at once; each alone succeeds or is refused.
public record BulkAction(String name, boolean dangerous, Work work) {
    /// What a list offers to whoever has the right.
    public record Offer(String name, String right) {}

    /// Does it to one record.
    @FunctionalInterface
    public interface Work {
        void on(String id, Actor actor);
    }

    /// Puts one record in force or out of it.
    @FunctionalInterface
    public interface Switch {
        void turn(String id, boolean active, Actor actor);
    }

    /// Both ways of a switch; turning off asks first.
    public static List<BulkAction> switching(Switch record) {
        return List.of(
                new BulkAction("activate", false, (id, actor) -> record.turn(id, true, actor)),
                new BulkAction("deactivate", true, (id, actor) -> record.turn(id, false, actor)));
    }
}
