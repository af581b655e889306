package labra.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Places as they are drawn.
class FineMapTest {
    private static final Numbers.Spot CENTRE = new Numbers.Spot(-34.605, -58.38, 90);
    private static final Numbers.Spot BESIDE = new Numbers.Spot(-34.605, -58.375, 10);
    private static final Numbers.Spot FAR = new Numbers.Spot(-34.405, -58.38, 10);

    @Test
    void no_place_is_no_map() {
        assertThat(FineMap.of(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void squares_that_touch_grow_together_and_those_far_apart_do_not() {
        FineMap near = FineMap.of(List.of(CENTRE, BESIDE), Optional.empty()).orElseThrow();
        assertThat(2 * near.reach()).isGreaterThan(distance(near, 0, 1));
        FineMap wide = FineMap.of(List.of(CENTRE, FAR), Optional.empty()).orElseThrow();
        assertThat(2 * wide.reach()).isLessThan(distance(wide, 0, 1));
    }

    @Test
    void one_place_alone_is_in_the_middle() {
        FineMap map = FineMap.of(List.of(CENTRE), Optional.empty()).orElseThrow();
        assertThat(map.dots()).singleElement().satisfies(dot -> {
            assertThat(dot.x()).isEqualTo(map.width() / 2.0);
            assertThat(dot.y()).isEqualTo(map.height() / 2.0);
        });
        assertThat(map.tiles()).isEmpty();
    }

    @Test
    void at_the_pole_and_beyond_the_last_meridian_numbers_stay_numbers() {
        FineMap map = FineMap.of(
                        List.of(new Numbers.Spot(90, 180, 1), new Numbers.Spot(-90, -180, 1)),
                        Optional.of("/{z}/{x}/{y}.png"))
                .orElseThrow();
        assertThat(map.reach()).isFinite().isPositive();
        assertThat(map.dots()).allSatisfy(dot -> {
            assertThat(dot.x()).isFinite();
            assertThat(dot.y()).isFinite();
        });
        assertThat(map.tiles())
                .isNotEmpty()
                .allSatisfy(tile -> assertThat(tile.href()).matches("/\\d+/\\d+/\\d+\\.png"));
    }

    private static double distance(FineMap map, int one, int other) {
        return Math.hypot(
                map.dots().get(one).x() - map.dots().get(other).x(),
                map.dots().get(one).y() - map.dots().get(other).y());
    }
}
