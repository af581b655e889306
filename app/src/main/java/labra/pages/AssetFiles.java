package labra.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import labra.web.Problem;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Serves the files of pages.
@Path("/assets")
@PermitAll
@RunOnVirtualThread
public class AssetFiles {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_A_WHILE = "public, max-age=3600";

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("{name}")
    public Response file(
            @PathParam("name") String name,
            @RestQuery @Nullable String v,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
        Assets.File file = assets.find(name).orElseThrow(Problem.NOT_FOUND::refusal);
        boolean smaller = Gzip.isAccepted(encodings) && file.gzip().length < file.plain().length;
        var answer = Response.ok(smaller ? file.gzip() : file.plain())
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header(HttpHeaders.CACHE_CONTROL, file.mark().equals(v) ? FOR_EVER : FOR_A_WHILE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("X-Content-Type-Options", "nosniff");
        if (smaller) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.build();
    }
}
