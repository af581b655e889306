package labra.trail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labra.trail.tree.Hashes;
import labra.trail.tree.Note;
import labra.trail.tree.Tiles;
import labra.web.Problem;

/// The log for everybody, as C2SP's tlog-tiles has it. It says nothing of anybody: hashes alone.
@Path("/registro")
@PermitAll
@RunOnVirtualThread
public class RegistryApi {
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";
    private static final String A_MOMENT = "public, max-age=1";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    /// x001/x234/067 is tile 1,234,067; .p/8 its first eight hashes.
    private static final Pattern TILE = Pattern.compile("((?:x\\d{3}/){0,4}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    private static final int HIGHEST = 6;

    private final Registry registry;

    RegistryApi(Registry registry) {
        this.registry = registry;
    }

    @GET
    @Path("checkpoint")
    @Produces(TEXT)
    public Response checkpoint() {
        Note note = registry.note().orElseThrow(Problem.NOT_FOUND::refusal);
        return Response.ok(note.written())
                .header(HttpHeaders.CACHE_CONTROL, A_MOMENT)
                .build();
    }

    @GET
    @Path("clave")
    @Produces(TEXT)
    public Response key() {
        return Response.ok(registry.key() + "\n")
                .header(HttpHeaders.CACHE_CONTROL, A_MOMENT)
                .build();
    }

    @GET
    @Path("tile/{level: \\d}/{place: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response tile(@PathParam("level") int level, @PathParam("place") String place) {
        Matcher tile = TILE.matcher(place);
        if (level >= HIGHEST || !tile.matches() || tile.group(1).startsWith("x000/")) {
            throw Problem.NOT_FOUND.refusal();
        }
        long index = Long.parseLong(tile.group(1).replace("x", "").replace("/", ""));
        int hashes = tile.group(2) == null ? Tiles.WIDTH : Integer.parseInt(tile.group(2));
        byte[] found = registry.tile(level, index)
                .filter(there -> hashes <= there.length / Hashes.LENGTH)
                .orElseThrow(Problem.NOT_FOUND::refusal);
        return Response.ok(Arrays.copyOf(found, hashes * Hashes.LENGTH))
                .header(HttpHeaders.CACHE_CONTROL, FOR_GOOD)
                .build();
    }
}
