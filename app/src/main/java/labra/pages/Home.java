package labra.pages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// The front door.
@Path("/")
@PermitAll
@RunOnVirtualThread
public class Home {
    private final Frame frame;

    Home(Frame frame) {
        this.frame = frame;
    }

    @GET
    public Response home() {
        return frame.redirect("/admin");
    }
}
