package labra.trail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/// A proof as a text of lines, which `docs/check-proof.sh` checks.
public final class ProofText {
    private static final String VERSION = "labra-prueba/1\n";

    private ProofText() {}

    public static String of(FineProof proof) {
        return VERSION
                + "multa " + proof.fine() + "\n"
                + "clave " + proof.key() + "\n"
                + proof.checkpoint()
                        .lines()
                        .map(line -> "registro " + line + "\n")
                        .collect(Collectors.joining())
                + proof.leaves().stream().map(ProofText::lines).collect(Collectors.joining());
    }

    private static String lines(FineProof.Leaf leaf) {
        String said = Base64.getEncoder().encodeToString(leaf.said().getBytes(StandardCharsets.UTF_8));
        return "hoja " + leaf.index() + "\nsobre " + leaf.about() + "\ndicho " + said + "\ncamino "
                + String.join(" ", leaf.path()) + "\n";
    }
}
