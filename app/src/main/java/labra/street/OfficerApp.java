package labra.street;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import labra.pages.Gzip;
import labra.web.Problem;

/// Serves the officers' app. Its files have plain names, because modules import each other by them, and are asked for
/// anew each time; a browser that has the app installed asks for none but the worker.
@Path("/oficial")
@PermitAll
@RunOnVirtualThread
public class OfficerApp {
    private static final String PLACE = "/oficial/";

    /// The app draws photos from its own store, and starts one worker; the rest as on every page.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
                    + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private final AppFiles files;

    OfficerApp(AppFiles files) {
        this.files = files;
    }

    /// Without the slash at its end the page would be outside of what its worker may answer.
    @GET
    public Response start(@Context UriInfo address, @Context HttpHeaders asked) {
        return address.getRequestUri().getPath().endsWith("/")
                ? file(AppFiles.START, asked)
                : Response.status(Response.Status.PERMANENT_REDIRECT)
                        .location(URI.create(PLACE))
                        .build();
    }

    @GET
    @Path("{file: ([a-z]+/)?[a-z0-9-]+[.][a-z0-9]+}")
    public Response file(@PathParam("file") String name, @Context HttpHeaders asked) {
        AppFiles.File file = files.find(name).orElseThrow(Problem.NOT_FOUND::refusal);
        String mark = '"' + file.mark() + '"';
        String known = asked.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        Response.ResponseBuilder answer =
                known != null && known.contains(mark) ? Response.notModified() : content(file, asked);
        return answer.header(HttpHeaders.ETAG, mark)
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Content-Security-Policy", POLICY)
                .header("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .build();
    }

    private static Response.ResponseBuilder content(AppFiles.File file, HttpHeaders asked) {
        boolean smaller = file.gzip().length < file.content().length
                && Gzip.isAccepted(asked.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        var answer = Response.ok(smaller ? file.gzip() : file.content()).header(HttpHeaders.CONTENT_TYPE, file.type());
        return smaller ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }
}
