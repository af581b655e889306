package labra.moments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all dates of a column say of their order: which rows prove one, and whether others prove another.
public final class OrderEvidence {
    private static final int SHOWN = 3;
    private static final int RECENT_YEARS = 12;

    private final LocalDate today;
    private final Map<DateOrder, List<Proof>> proofs = new EnumMap<>(DateOrder.class);
    private final Map<DateOrder, List<Proof>> ofTwoDigitYears = new EnumMap<>(DateOrder.class);
    private boolean twoDigitYears;
    private boolean yearFirstPossible = true;
    private boolean yearLastRecent = true;
    private boolean yearFirstRecent = true;
    private boolean slashesAlone = true;
    private boolean yearLastProven;

    public OrderEvidence(LocalDate today) {
        this.today = today;
    }

    /// A date that can be read in one order alone, and where it stands.
    public record Proof(long line, String written) {}

    /// What was found: more than one proven order contradict each other. Years of two digits are read only where it is
    /// certain where they stand.
    public record Found(DateOrder order, boolean twoDigitYears, Map<DateOrder, List<Proof>> proofs) {
        public boolean contradictory() {
            return proofs.size() > 1;
        }

        public Dates dates() {
            return new Dates(order, twoDigitYears);
        }
    }

    public void see(long line, String written) {
        Digits digits = dateDigits(written);
        if (digits == null) {
            return;
        }
        int[] n = digits.groups();
        if (digits.shaped(8)) {
            if (n[0] < 19_000_000) {
                dayOrMonth(proofs, line, written, n[0] / 1_000_000, n[0] / 10_000 % 100);
            }
        } else if (digits.shaped(6)) {
            slashesAlone = false;
            twoDigits(line, written, new int[] {n[0] / 10_000, n[0] / 100 % 100, n[0] % 100}, true);
        } else if (n.length == 3 && digits.lengths()[0] <= 2 && digits.lengths()[2] == 4) {
            dayOrMonth(proofs, line, written, n[0], n[1]);
        } else if (n.length == 3 && digits.lengths()[0] <= 2 && digits.lengths()[2] == 2) {
            slashesAlone &= !digits.separators().contains("-");
            twoDigits(line, written, n, digits.lengths()[0] == 2);
        }
    }

    private static @Nullable Digits dateDigits(String written) {
        Digits whole = Digits.of(written);
        if (whole != null) {
            return whole;
        }
        int end = 0;
        while (end < written.length() && "0123456789/.-".indexOf(written.charAt(end)) >= 0) {
            end++;
        }
        return Digits.of(written.substring(0, end));
    }

    private static void dayOrMonth(Map<DateOrder, List<Proof>> into, long line, String written, int first, int second) {
        boolean dayFirst = first > 12 && first <= 31 && second >= 1 && second <= 12;
        boolean monthFirst = second > 12 && second <= 31 && first >= 1 && first <= 12;
        if (dayFirst || monthFirst) {
            prove(into, dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST, line, written);
        }
    }

    private static void prove(Map<DateOrder, List<Proof>> into, DateOrder order, long line, String written) {
        List<Proof> known = into.computeIfAbsent(order, any -> new ArrayList<>());
        if (known.size() < SHOWN) {
            known.add(new Proof(line, written));
        }
    }

    private void twoDigits(long line, String written, int[] n, boolean yearMayBeFirst) {
        LocalDate dayFirst = past(Dates.date(Dates.year(n[2]), n[1], n[0]));
        LocalDate monthFirst = past(Dates.date(Dates.year(n[2]), n[0], n[1]));
        LocalDate yearFirst = yearMayBeFirst ? past(Dates.date(Dates.year(n[0]), n[1], n[2])) : null;
        if (dayFirst == null && monthFirst == null && yearFirst == null) {
            return;
        }
        twoDigitYears = true;
        yearFirstRecent &= isRecent(yearFirst);
        yearLastRecent &= isRecent(dayFirst) || isRecent(monthFirst);
        if (dayFirst == null && monthFirst == null) {
            prove(ofTwoDigitYears, DateOrder.YEAR_FIRST, line, written);
        } else {
            yearLastProven |= yearFirst == null;
            yearFirstPossible &= yearFirst != null;
            dayOrMonth(ofTwoDigitYears, line, written, n[0], n[1]);
        }
    }

    private @Nullable LocalDate past(@Nullable LocalDate date) {
        return date == null || date.isAfter(today.plusDays(1)) ? null : date;
    }

    private boolean isRecent(@Nullable LocalDate date) {
        return date != null && date.isAfter(today.minusYears(RECENT_YEARS));
    }

    public Found found() {
        Map<DateOrder, List<Proof>> all = new EnumMap<>(proofs);
        boolean yearFirst = ofTwoDigitYears.containsKey(DateOrder.YEAR_FIRST);
        if (yearFirst && yearFirstPossible) {
            all.put(DateOrder.YEAR_FIRST, ofTwoDigitYears.getOrDefault(DateOrder.YEAR_FIRST, List.of()));
        } else {
            ofTwoDigitYears.forEach((order, more) -> all.merge(order, more, OrderEvidence::both));
        }
        if (all.containsKey(DateOrder.YEAR_FIRST)) {
            return new Found(DateOrder.YEAR_FIRST, true, all);
        }
        boolean monthFirst = all.containsKey(DateOrder.MONTH_FIRST) && !all.containsKey(DateOrder.DAY_FIRST);
        return new Found(monthFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST, isYearLast(), all);
    }

    /// Whether two digits at the end are the year: proven, or the year cannot well stand first.
    private boolean isYearLast() {
        return !twoDigitYears || yearLastProven || !yearFirstRecent || (yearLastRecent && slashesAlone);
    }

    private static List<Proof> both(List<Proof> some, List<Proof> more) {
        List<Proof> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all.subList(0, Math.min(SHOWN, all.size())));
    }
}
