package labra.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A drawing of places in the projection that web maps use, so that their tiles fit below it. Without tiles the ground
/// around each place, as wide as `reach`, grows together to the shape of the town.
public record FineMap(int width, int height, double reach, List<Dot> dots, List<Tile> tiles) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int TILE = 256;
    private static final int MARGIN = 40;
    private static final int DEEPEST = 15;
    private static final double STRAY = 0.01;
    private static final double EQUATOR_METRES = 40_075_017;
    private static final double GROUND_METRES = 700;
    private static final double LEAST_REACH = 14;

    /// A place: larger for more fines.
    public record Dot(double x, double y, double radius, long fines) {}

    /// A piece of a map that a tile server has.
    public record Tile(double x, double y, String href) {}

    private record Box(double west, double north, double east, double south) {}

    static Optional<FineMap> of(List<Numbers.Spot> spots, Optional<String> tiles) {
        if (spots.isEmpty()) {
            return Optional.empty();
        }
        Box box = box(spots);
        int zoom = zoom(box);
        double world = TILE * Math.pow(2, zoom);
        double left = (box.west() + box.east()) / 2 * world - WIDTH / 2.0;
        double top = (box.north() + box.south()) / 2 * world - HEIGHT / 2.0;
        long most = spots.stream().mapToLong(Numbers.Spot::fines).max().orElse(1);
        List<Dot> dots = new ArrayList<>();
        for (Numbers.Spot spot : spots) {
            double x = east(spot.longitude()) * world - left;
            double y = south(spot.latitude()) * world - top;
            if (x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT) {
                dots.add(new Dot(
                        round(x), round(y), round(4 + 14 * Math.sqrt((double) spot.fines() / most)), spot.fines()));
            }
        }
        return Optional.of(new FineMap(
                WIDTH,
                HEIGHT,
                round(Math.max(LEAST_REACH, GROUND_METRES * world / parallel(spots.getFirst()))),
                dots,
                tiles.map(url -> tiles(url, zoom, left, top)).orElse(List.of())));
    }

    /// Where nearly all fines are: a few strays, such as 0° 0°, do not shrink the town to a dot.
    private static Box box(List<Numbers.Spot> spots) {
        return new Box(
                quantile(spots, spot -> east(spot.longitude()), STRAY),
                quantile(spots, spot -> south(spot.latitude()), STRAY),
                quantile(spots, spot -> east(spot.longitude()), 1 - STRAY),
                quantile(spots, spot -> south(spot.latitude()), 1 - STRAY));
    }

    private static double quantile(
            List<Numbers.Spot> spots, java.util.function.ToDoubleFunction<Numbers.Spot> at, double share) {
        List<Numbers.Spot> sorted =
                spots.stream().sorted(Comparator.comparingDouble(at)).toList();
        double left = share * spots.stream().mapToLong(Numbers.Spot::fines).sum();
        for (Numbers.Spot spot : sorted) {
            left -= spot.fines();
            if (left <= 0) {
                return at.applyAsDouble(spot);
            }
        }
        return at.applyAsDouble(sorted.getLast());
    }

    private static int zoom(Box box) {
        int zoom = DEEPEST;
        while (zoom > 0) {
            double world = TILE * Math.pow(2, zoom);
            if ((box.east() - box.west()) * world <= WIDTH - 2 * MARGIN
                    && (box.south() - box.north()) * world <= HEIGHT - 2 * MARGIN) {
                return zoom;
            }
            zoom--;
        }
        return zoom;
    }

    private static List<Tile> tiles(String url, int zoom, double left, double top) {
        List<Tile> tiles = new ArrayList<>();
        int most = 1 << zoom;
        for (int row = (int) Math.floor(top / TILE); row * (double) TILE < top + HEIGHT; row++) {
            for (int column = (int) Math.floor(left / TILE); column * (double) TILE < left + WIDTH; column++) {
                if (row >= 0 && row < most) {
                    String href = url.replace("{z}", Integer.toString(zoom))
                            .replace("{x}", Integer.toString(Math.floorMod(column, most)))
                            .replace("{y}", Integer.toString(row));
                    tiles.add(new Tile(round(column * (double) TILE - left), round(row * (double) TILE - top), href));
                }
            }
        }
        return tiles;
    }

    /// How long the circle of its latitude is, in metres.
    private static double parallel(Numbers.Spot spot) {
        return EQUATOR_METRES * Math.cos(Math.toRadians(Math.clamp(spot.latitude(), -85, 85)));
    }

    /// From 0 in the west to 1 in the east.
    private static double east(double longitude) {
        return (longitude + 180) / 360;
    }

    /// From 0 in the north to 1 in the south, as Mercator has it.
    private static double south(double latitude) {
        double radians = Math.toRadians(Math.clamp(latitude, -85, 85));
        return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
