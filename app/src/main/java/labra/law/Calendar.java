package labra.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The working days of a place: those of the place it inherits from, less its own holidays. It answers only for years
/// whose lists were loaded, at every level.
public record Calendar(
        String code,
        Optional<Calendar> inherits,
        Set<Holiday.Kind> notWorking,
        Set<Integer> years,
        Map<LocalDate, Holiday> holidays) {

    public static Calendar of(String code, Set<Holiday.Kind> notWorking, Set<Integer> years, List<Holiday> holidays) {
        return new Calendar(code, Optional.empty(), notWorking, years, byDay(holidays));
    }

    /// A place within this one, with its own days besides and its own word on which kinds stop the count.
    public Calendar within(String place, Set<Holiday.Kind> stopping, Set<Integer> loaded, List<Holiday> own) {
        return new Calendar(place, Optional.of(this), stopping, loaded, byDay(own));
    }

    public boolean isWorking(LocalDate day) {
        requireLoaded(day.getYear());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && holidaysOn(day).noneMatch(holiday -> notWorking.contains(holiday.kind()));
    }

    /// That day, or the next working one.
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate working = day;
        while (!isWorking(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    public Stream<Holiday> holidaysOn(LocalDate day) {
        return Stream.concat(
                Optional.ofNullable(holidays.get(day)).stream(),
                inherits.stream().flatMap(parent -> parent.holidaysOn(day)));
    }

    private void requireLoaded(int year) {
        if (!years.contains(year)) {
            throw new UnloadedYear(code, year);
        }
        inherits.ifPresent(parent -> parent.requireLoaded(year));
    }

    private static Map<LocalDate, Holiday> byDay(List<Holiday> holidays) {
        return holidays.stream().collect(Collectors.toUnmodifiableMap(Holiday::day, Function.identity()));
    }
}
