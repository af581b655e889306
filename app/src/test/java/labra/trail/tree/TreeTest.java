package labra.trail.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Trees are those of RFC 9162: the leaves and roots that Certificate Transparency's implementations test themselves
/// with.
class TreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Map<Growth.Place, byte[]> kept = new HashMap<>();

    @Test
    void the_roots_are_the_known_ones() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(HexFormat.of().formatHex(known(size).root())).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void the_proofs_are_the_known_ones() {
        assertThat(hex(known(8).inclusion(5)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(known(8).consistency(6)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_leaf_of_every_small_tree_is_proven_and_nothing_else() {
        for (int size = 1; size <= 40; size++) {
            Tree tree = grown(size, 7);
            for (int leaf = 0; leaf < size; leaf++) {
                List<byte[]> path = tree.inclusion(leaf);
                assertThat(Proofs.includes(tree.root(), size, leaf, numbered(leaf), path))
                        .as("%d of %d", leaf, size)
                        .isTrue();
                assertThat(Proofs.includes(tree.root(), size, leaf, numbered(leaf + 1), path))
                        .isFalse();
                assertThat(Proofs.includes(tree.root(), size, size, numbered(leaf), path))
                        .isFalse();
                if (size > 1) {
                    assertThat(Proofs.includes(tree.root(), size, (leaf + 1) % size, numbered(leaf), path))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_beginning_of_a_tree_is_proven_and_no_other() {
        Tree whole = grown(70, 70);
        for (int size = 1; size <= 70; size++) {
            byte[] root = new Tree(whole.tiles(), size).root();
            List<byte[]> path = whole.consistency(size);
            assertThat(Proofs.extend(size, root, 70, whole.root(), path))
                    .as("%d", size)
                    .isTrue();
            assertThat(Proofs.extend(size, numbered(3), 70, whole.root(), path)).isFalse();
            assertThat(Proofs.extend(size, root, 70, numbered(3), path)).isFalse();
            if (size < 70) {
                assertThat(Proofs.extend(size + 1, root, 70, whole.root(), path))
                        .isFalse();
            }
        }
    }

    @Test
    void a_tree_of_three_levels_of_tiles_is_the_same_however_its_leaves_came() {
        Tree atOnce = grown(70_000, 70_000);
        byte[] root = atOnce.root();
        assertThat(kept.get(new Growth.Place(2, 0))).hasSize(32);
        assertThat(kept.get(new Growth.Place(0, 273))).hasSize((70_000 % 256) * 32);
        Random random = new Random(3);
        for (int tried = 0; tried < 200; tried++) {
            int leaf = random.nextInt(70_000);
            assertThat(Proofs.includes(root, 70_000, leaf, numbered(leaf), atOnce.inclusion(leaf)))
                    .isTrue();
            assertThat(Proofs.extend(
                            leaf + 1,
                            new Tree(atOnce.tiles(), leaf + 1).root(),
                            70_000,
                            root,
                            atOnce.consistency(leaf + 1)))
                    .isTrue();
        }
        kept.clear();
        assertThat(grown(70_000, 301).root()).isEqualTo(root);
    }

    @Test
    void there_are_no_proofs_of_what_is_not_there() {
        Tree tree = grown(5, 5);
        for (long leaf : new long[] {-1, 5, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> tree.inclusion(leaf)).isInstanceOf(IllegalArgumentException.class);
        }
        for (long size : new long[] {-1, 0, 6}) {
            assertThatThrownBy(() -> tree.consistency(size)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Tree known(int size) {
        Growth growth = new Growth(this::empty, 0);
        LEAVES.subList(0, size)
                .forEach(leaf -> growth.add(Hashes.leaf(HexFormat.of().parseHex(leaf))));
        return growth.tree();
    }

    /// Leaves added some at a time, each time to what was kept before.
    private Tree grown(int size, int step) {
        kept.clear();
        for (int from = 0; from < size; from += step) {
            Growth growth = new Growth(this::empty, from);
            for (int leaf = from; leaf < Math.min(size, from + step); leaf++) {
                growth.add(numbered(leaf));
            }
            kept.putAll(growth.changed());
        }
        return new Tree(this::empty, size);
    }

    private byte[] empty(int level, long index) {
        return kept.getOrDefault(new Growth.Place(level, index), new byte[0]);
    }

    private static byte[] numbered(int leaf) {
        return Hashes.leaf(ByteBuffer.allocate(4).putInt(leaf).array());
    }

    private static List<String> hex(List<byte[]> hashes) {
        List<String> written = new ArrayList<>();
        hashes.forEach(hash -> written.add(HexFormat.of().formatHex(hash)));
        return written;
    }
}
