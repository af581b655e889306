package labra.trail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import labra.trail.tree.Tree;

/// What shows without us that a fine is in the log as it was: the signed checkpoint, and from each thing said of the
/// fine the hashes that lead to its root. `docs/check-proof.sh` checks it.
public record FineProof(
        @JsonProperty("multa") UUID fine,
        @JsonProperty("registro") String checkpoint,
        @JsonProperty("clave") String key,
        @JsonProperty("hojas") List<Leaf> leaves) {
    /// `about` is the leaf's text: who wrote what when, and the SHA-256 of what was `said`. The path in hexadecimal.
    public record Leaf(
            @JsonProperty("indice") long index,
            @JsonProperty("sobre") String about,
            @JsonProperty("dicho") String said,
            @JsonProperty("camino") List<String> path) {
        static Leaf of(LogRows.Place place, labra.trail.Leaf leaf, Tree tree) {
            long index = place.firstLeaf() + place.number() - 1;
            return new Leaf(
                    index,
                    leaf.text(),
                    leaf.said(),
                    tree.inclusion(index).stream()
                            .map(HexFormat.of()::formatHex)
                            .toList());
        }
    }
}
