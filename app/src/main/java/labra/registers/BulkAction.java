package labra.registers;

import java.util.List;
import labra.platform.Actor;

/// What can be done to several records of a list at once; each alone succeeds or is refused. Whoever does it is told
/// first what some of them lack.
public record BulkAction(String name, boolean dangerous, Work work, Check check) {
    public BulkAction(String name, boolean dangerous, Work work) {
        this(name, dangerous, work, ids -> List.of());
    }

    /// Something that so many records do not say, by the name of its field.
    public record Lack(String field, long many) {}

    /// What records lack, although it can be done to them all the same.
    @FunctionalInterface
    public interface Check {
        List<Lack> of(List<String> ids);
    }

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
