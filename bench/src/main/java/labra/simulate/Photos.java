package labra.simulate;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import labra.trial.Line;
import labra.trial.Office;

/// How a device brings its photos, as `oficial/photos.js` does: piece by piece from where the server says that it is,
/// until it says that it has all of it, with this hash.
final class Photos {
    /// Smaller than the app's, as the photos are.
    private static final int PIECE = 4 * 1024;

    private static final int TRIES = 5;
    private static final int ALTERED = 422;
    private static final String OFFSET = "upload-offset";

    private final Key key;
    private final Memory memory;
    private final Figures figures;
    private final Line line;
    private final Random random;

    Photos(Key key, Memory memory, Figures figures, Line line, Random random) {
        this.key = key;
        this.memory = memory;
        this.figures = figures;
        this.line = line;
        this.random = random;
    }

    void send() throws IOException {
        for (Memory.Taken photo : memory.photosToBring()) {
            bring(photo);
        }
    }

    private void bring(Memory.Taken taken) throws IOException {
        byte[] bytes = Photo.of(taken.seed()).bytes();
        String permit = permit(taken, bytes.length);
        Line.Answer answer = counted(line.send("HEAD", path(taken), new byte[0], "Labra-Firma", permit));
        for (int wrong = 0; wrong < TRIES; ) {
            if (answer.header("labra-huella").equals(taken.sha256())) {
                memory.note("brought", taken.sha256());
                return;
            }
            answer = piece(taken, permit, bytes, Integer.parseInt(answer.header(OFFSET)));
            if (!answer.isGood()) {
                wrong++;
            }
        }
    }

    private String permit(Memory.Taken taken, int length) {
        Word acta = Objects.requireNonNull(memory.at(taken.sequence()));
        return key.sign(
                        "evidencia",
                        memory.device,
                        Office.JSON
                                .createObjectNode()
                                .put("dispositivo", memory.device)
                                .put("acta", acta.hash)
                                .put("sha256", taken.sha256())
                                .put("bytes", length))
                .jws();
    }

    private static String path(Memory.Taken taken) {
        return "/oficial/evidencias/" + taken.sha256();
    }

    private Line.Answer piece(Memory.Taken taken, String permit, byte[] bytes, int offset) throws IOException {
        byte[] piece = Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + PIECE));
        if (happens(Fate.ALTERED)) {
            figures.altered.increment();
            piece[random.nextInt(piece.length)] ^= 1;
        }
        String[] headers = {
            "Labra-Firma",
            permit,
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            Integer.toString(offset),
            "Upload-Length",
            Integer.toString(bytes.length)
        };
        if (happens(Fate.CUT)) {
            figures.cut.increment();
            line.cut("PATCH", path(taken), piece, random.nextInt(100), headers);
        }
        Line.Answer answer = counted(line.send("PATCH", path(taken), piece, headers));
        if (happens(Fate.REPLAYED)) {
            figures.replayed.increment();
            answer = counted(line.send("PATCH", path(taken), piece, headers));
        }
        if (happens(Fate.KILLED)) {
            figures.killed.increment();
            memory.reload();
            throw new Phone.Failure(0, "killed");
        }
        return answer;
    }

    private boolean happens(double part) {
        return random.nextDouble() < part;
    }

    /// A place from which to go on is an answer too: what came was said twice, or was not what its hash says.
    private Line.Answer counted(Line.Answer answer) throws IOException {
        if (answer.header(OFFSET).isEmpty()) {
            return figures.good(answer);
        }
        figures.requests.increment();
        if (answer.status() == ALTERED) {
            figures.alteredRefused.increment();
        }
        return answer;
    }
}
