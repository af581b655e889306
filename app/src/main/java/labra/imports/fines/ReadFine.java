package labra.imports.fines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import labra.fines.Digest;
import labra.fines.FineNumber;
import labra.imports.mapping.Annulled;
import org.jspecify.annotations.Nullable;

/// A fine as a file says it, before it is known whether its plate is.
record ReadFine(
        @Nullable String number,
        @Nullable String plate,
        String plateAsWritten,
        long officerId,
        Instant committedAt,
        String comments,
        @Nullable String offenceCode,
        @Nullable Long offenceId,
        @Nullable String place,
        @Nullable Point point,
        Annulled annulled,
        List<String> observations) {

    /// A fine and what tells it from all others. The same row gives the same, in whatever file and however often, and
    /// whether it is annulled or not.
    record Identified(UUID id, Digest digest, ReadFine fine) {
        /// Which of several writers loads it: fines of one number never meet in two writers at once.
        int writer(int writers) {
            return Math.floorMod(fine.number == null ? id.hashCode() : fine.number.hashCode(), writers);
        }

        /// The same content once more, after the import that brought it was undone.
        Identified after(long undoneRun) {
            return as(Digest.of(fine.officerId, fine.committedAt, hex(), "after", undoneRun), fine);
        }

        /// A row that somebody has to look at beside the fine that it is about.
        Identified beside(UUID other, String why) {
            Digest digest = Digest.of(fine.officerId, fine.committedAt, hex(), "beside", other);
            return as(digest, fine.unnumbered(why));
        }

        private Identified as(Digest other, ReadFine content) {
            return new Identified(other.id(fine.committedAt), other, content);
        }

        private String hex() {
            return HexFormat.of().formatHex(digest.bytes());
        }
    }

    /// Where on the globe.
    record Point(double latitude, double longitude) {
        private static final Pattern NONE = Pattern.compile(
                "-?9{3,9}(?:[.,][09]+)?|[-+]?0{1,9}(?:[.,]0+)?|[-–—?.]+|n/?[ad]|s/?[dnc]|no aplica|sin datos?|none|null|unknown",
                Pattern.CASE_INSENSITIVE);
        private static final int LONGEST = 40;

        /// Nowhere when each is blank, zero, `99999` or a word for nothing.
        static @Nullable Point read(String latitude, String longitude) throws NumberFormatException {
            if (isNone(latitude) && isNone(longitude)) {
                return null;
            }
            Point point = new Point(number(latitude), number(longitude));
            if (Math.abs(point.latitude) > 90 || Math.abs(point.longitude) > 180) {
                throw new NumberFormatException("not on the globe");
            }
            return point;
        }

        /// Blank, or one of the numbers and words that people and programs write for nothing.
        private static boolean isNone(String written) {
            return written.isEmpty() || NONE.matcher(written).matches();
        }

        private static double number(String written) {
            if (written.length() > LONGEST) {
                throw new NumberFormatException("no coordinate is that long");
            }
            return new BigDecimal(written.replace(',', '.').replace('−', '-')).doubleValue();
        }
    }

    /// What it says, without number and vehicle: it waits as nobody's fine.
    private ReadFine unnumbered(String why) {
        List<String> all = new ArrayList<>(observations);
        all.addFirst(why);
        return new ReadFine(
                null,
                null,
                plateAsWritten,
                officerId,
                committedAt,
                comments,
                offenceCode,
                offenceId,
                place,
                point,
                Annulled.UNCLEAR,
                all);
    }

    /// A fine of which no more is said than devices say has the id that it would have from them; a number that
    /// Labra gave it is no more.
    Identified identified(String country) {
        List<@Nullable Object> parts = new ArrayList<>(10);
        parts.add(country);
        parts.add(plate == null ? plateAsWritten : plate);
        parts.add(comments);
        parts.add(offenceCode);
        parts.add(place);
        parts.add(point == null ? null : point.latitude);
        parts.add(point == null ? null : point.longitude);
        if (number != null && !FineNumber.isOurs(number)) {
            parts.add(number);
            parts.add(false);
        }
        Digest digest = Digest.of(officerId, committedAt, parts.toArray());
        return new Identified(digest.id(committedAt), digest, this);
    }
}
