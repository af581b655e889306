package labra.panel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many fines a stretch of time had: by day and hour, by offence, by officer, by place.
public record Numbers(
        Map<LocalDate, long[]> byHour, Map<Long, Long> byOffence, Map<Long, Long> byOfficer, List<Spot> spots) {

    /// How many fines a small square had; its centre.
    public record Spot(double latitude, double longitude, long fines) {}

    static Numbers empty() {
        return new Numbers(Map.of(), Map.of(), Map.of(), List.of());
    }

    long on(LocalDate day) {
        long sum = 0;
        for (long hour : byHour.getOrDefault(day, new long[0])) {
            sum += hour;
        }
        return sum;
    }

    long total() {
        return byHour.keySet().stream().mapToLong(this::on).sum();
    }

    long[] byHourOfDay() {
        long[] hours = new long[24];
        byHour.values().forEach(day -> {
            for (int hour = 0; hour < hours.length; hour++) {
                hours[hour] += day[hour];
            }
        });
        return hours;
    }

    Numbers plus(Numbers other) {
        Map<LocalDate, long[]> days = new HashMap<>(byHour);
        days.putAll(other.byHour);
        Map<List<Double>, Long> squares = new HashMap<>();
        for (List<Spot> some : List.of(spots, other.spots)) {
            some.forEach(spot -> squares.merge(List.of(spot.latitude(), spot.longitude()), spot.fines(), Long::sum));
        }
        List<Spot> all = new ArrayList<>();
        squares.forEach((at, fines) -> all.add(new Spot(at.get(0), at.get(1), fines)));
        all.sort(Comparator.comparingLong(Spot::fines).reversed());
        return new Numbers(days, sum(byOffence, other.byOffence), sum(byOfficer, other.byOfficer), all);
    }

    private static Map<Long, Long> sum(Map<Long, Long> some, Map<Long, Long> others) {
        Map<Long, Long> sum = new HashMap<>(some);
        others.forEach((id, fines) -> sum.merge(id, fines, Long::sum));
        return sum;
    }
}
