package labra.calendars;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import labra.proposals.ProposalKind;
import labra.web.Problem;

/// What calendars add to the kinds of proposals.
final class CalendarKinds {
    static final String CALENDARS = "calendarios";
    static final String LISTS = "feriados";

    private CalendarKinds() {}

    @Produces
    @Singleton
    static ProposalKind calendars() {
        return new ProposalKind(
                CALENDARS,
                CalendarRows.class,
                Map.of(
                        "law_calendar_needs_two",
                        Problem.SECOND_PERSON,
                        "law_calendar_inherits",
                        Problem.UNKNOWN_CALENDAR,
                        "holiday_list_calendar",
                        Problem.CALENDAR_IN_USE),
                (handle, fields, actor) -> handle.attach(CalendarRows.class).propose(NewCalendar.from(fields), actor));
    }

    @Produces
    @Singleton
    static ProposalKind lists() {
        return new ProposalKind(
                LISTS,
                HolidayRows.class,
                Map.of(
                        "holiday_list_needs_two",
                        Problem.SECOND_PERSON,
                        "holiday_list_calendar",
                        Problem.UNKNOWN_CALENDAR),
                (handle, fields, actor) -> handle.attach(HolidayRows.class)
                        .propose(NewHolidayList.from(fields), actor)
                        .isPresent());
    }
}
