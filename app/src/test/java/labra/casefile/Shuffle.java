package labra.casefile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import labra.life.DatedEvent;

/// The cases in any order, the events of a few hundred of them told through each other, each as often as wanted; those
/// of one case in their order.
final class Shuffle {
    private static final int TOLD_TOGETHER = 400;

    private Shuffle() {}

    static List<EventReport> of(List<ItalianLog.Case> cases, int times, long seed) {
        Random random = new Random(seed);
        List<ItalianLog.Case> order = new ArrayList<>(cases);
        Collections.shuffle(order, random);
        List<EventReport> all = new ArrayList<>();
        for (int from = 0; from < order.size(); from += TOLD_TOGETHER) {
            all.addAll(mixed(order.subList(from, Math.min(order.size(), from + TOLD_TOGETHER)), times, random));
        }
        return all;
    }

    private static List<EventReport> mixed(List<ItalianLog.Case> cases, int times, Random random) {
        List<Queue<EventReport>> turns = new ArrayList<>();
        for (ItalianLog.Case fine : cases) {
            Queue<EventReport> all = new ArrayDeque<>();
            for (int i = 0; i < times; i++) {
                all.addAll(inOrder(fine));
            }
            turns.addAll(Collections.nCopies(all.size(), all));
        }
        Collections.shuffle(turns, random);
        return turns.stream().map(Queue::remove).toList();
    }

    private static List<EventReport> inOrder(ItalianLog.Case fine) {
        return fine.events().stream()
                .sorted(Comparator.comparing(DatedEvent::on).thenComparing(DatedEvent::closesTheDay))
                .map(dated -> new EventReport(fine.id(), dated))
                .toList();
    }
}
