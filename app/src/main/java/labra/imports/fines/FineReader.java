package labra.imports.fines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import labra.csv.Row;
import labra.imports.mapping.Annulled;
import labra.imports.mapping.Cells;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.InvalidCell;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.RejectionReason;
import labra.moments.Moments;
import labra.vehicles.NoPlate;
import labra.vehicles.Plate;
import labra.web.BadField;
import org.jspecify.annotations.Nullable;

/// Makes fines of rows. What a row lacks that a fine can do without is observed; what no fine can be without rejects
/// it.
public final class FineReader {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    /// JavaScript names the zone in the words of the reader's language.
    private static final int LONGEST_MOMENT = 160;

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Mapping mapping;
    private final Moments moments;
    private final Directory directory;
    private final Instant latest;

    public FineReader(Mapping mapping, Moments moments, Directory directory, Clock clock) {
        this.mapping = mapping;
        this.moments = moments;
        this.directory = directory;
        this.latest = clock.instant().plus(AHEAD);
    }

    ReadFine read(Row.Good row) throws InvalidCell {
        Cells cells = new Cells(row, mapping);
        List<String> observations = new ArrayList<>(1);
        Instant moment = moment(cells, observations);
        String written = cells.text(ImportColumn.PLATE, Plate.LONGEST_WRITTEN);
        String offence = cells.optional(ImportColumn.OFFENCE_CODE, 40);
        return new ReadFine(
                cells.optional(ImportColumn.NUMBER, 60),
                plate(written, observations),
                written,
                officer(cells, observations),
                moment,
                cells.text(ImportColumn.COMMENTS, 2_000),
                offence,
                offence == null ? null : offence(offence, observations),
                cells.optional(ImportColumn.PLACE, 300),
                point(cells, observations),
                annulled(cells, observations),
                observations);
    }

    private Instant moment(Cells cells, List<String> observations) throws InvalidCell {
        Instant moment = mapping.has(ImportColumn.TIMESTAMP) ? timestamp(cells) : dateAndTime(cells);
        if (moment.isBefore(EARLIEST)) {
            throw new InvalidCell(RejectionReason.DATE_TOO_OLD, moment);
        }
        if (moment.isAfter(latest)) {
            observations.add(Observation.IN_THE_FUTURE.text());
        }
        return moment;
    }

    private Instant timestamp(Cells cells) throws InvalidCell {
        String written = cells.required(ImportColumn.TIMESTAMP, LONGEST_MOMENT);
        Instant moment = moments.read(written);
        if (moment == null) {
            throw new InvalidCell(RejectionReason.BAD_TIMESTAMP, written);
        }
        return moment;
    }

    private Instant dateAndTime(Cells cells) throws InvalidCell {
        String writtenDate = cells.required(ImportColumn.DATE, LONGEST_MOMENT);
        String writtenTime = cells.text(ImportColumn.TIME, LONGEST_MOMENT);
        LocalDate date = moments.date(writtenDate, writtenTime);
        if (date == null) {
            throw new InvalidCell(RejectionReason.BAD_DATE, writtenDate);
        }
        Instant moment = moments.at(date, cells.required(ImportColumn.TIME, LONGEST_MOMENT));
        if (moment == null) {
            throw new InvalidCell(RejectionReason.BAD_TIME, writtenTime);
        }
        return moment;
    }

    private Annulled annulled(Cells cells, List<String> observations) {
        String written = cells.text(ImportColumn.VOIDED);
        Annulled annulled = mapping.ways().annulled(written);
        if (annulled == Annulled.UNCLEAR) {
            observations.add(Observation.UNKNOWN_WORD.text(abbreviated(written)));
        }
        return annulled;
    }

    private static @Nullable String plate(String written, List<String> observations) {
        if (NoPlate.isSaid(written)) {
            observations.add(Observation.NO_PLATE.text());
            return null;
        }
        try {
            return Plate.parse(written).text();
        } catch (BadField noPlate) {
            observations.add(Observation.UNREADABLE_PLATE.text(written));
            return null;
        }
    }

    private long officer(Cells cells, List<String> observations) throws InvalidCell {
        String name = cells.text(ImportColumn.OFFICER_NAME, 200);
        String badge = mapping.has(ImportColumn.OFFICER_BADGE) ? cells.text(ImportColumn.OFFICER_BADGE, 60) : name;
        if (badge.isEmpty()) {
            observations.add(Observation.NO_OFFICER.text());
            return directory.importsOfficer();
        }
        return directory.officer(badge, name.isEmpty() ? badge : name);
    }

    private @Nullable Long offence(String code, List<String> observations) {
        Long id = directory.offence(code);
        if (id == null) {
            observations.add(Observation.UNKNOWN_OFFENCE.text(code));
        }
        return id;
    }

    private static ReadFine.@Nullable Point point(Cells cells, List<String> observations) {
        String latitude = cells.text(ImportColumn.LATITUDE);
        String longitude = cells.text(ImportColumn.LONGITUDE);
        try {
            return ReadFine.Point.read(latitude, longitude);
        } catch (NumberFormatException notOnTheGlobe) {
            observations.add(Observation.BAD_COORDINATES.text(abbreviated(latitude), abbreviated(longitude)));
            return null;
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
