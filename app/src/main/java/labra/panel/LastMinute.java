package labra.panel;

import java.util.List;
import java.util.stream.LongStream;
import labra.pages.Format;

/// The fines that came in within the last minute.
public record LastMinute(String minute, String perSecond, Bars beats, boolean quiet) {

    static LastMinute of(long[] beats, Format format) {
        long minute = LongStream.of(beats).sum();
        List<Bars.Value> values = LongStream.of(beats)
                .mapToObj(beat -> new Bars.Value("", format.number(beat), beat, true, null))
                .toList();
        return new LastMinute(
                format.number(minute),
                format.number(Math.round(minute / 6.0) / 10.0),
                Bars.of(Bars.Size.WIDE, values, 1, format::number),
                minute == 0);
    }
}
