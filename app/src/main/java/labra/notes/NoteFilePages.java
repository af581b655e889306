package labra.notes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import labra.registers.Register;
import labra.registers.Registers;
import labra.web.Caller;
import labra.web.PathId;

/// The files of notes, for whoever sees the record.
@Path(NotePages.PLACE + "/{register}/{id}/archivo/{file}")
@RunOnVirtualThread
public class NoteFilePages {
    /// A file is stored, and nothing in it is run.
    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Registers registers;
    private final Notes notes;
    private final Caller caller;

    NoteFilePages(Registers registers, Notes notes, Caller caller) {
        this.registers = registers;
        this.notes = notes;
        this.caller = caller;
    }

    /// As it came, to be kept and not to be opened here.
    @GET
    public Response file(
            @PathParam("register") String path, @PathParam("id") String id, @PathParam("file") String file) {
        Register<?, ?> register = registers.named(path, "see");
        Notes.Sent sent = notes.file(About.existing(register, id), PathId.number(file), caller.actor());
        String encoded = URLEncoder.encode(sent.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String plain = sent.name().replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return Response.ok(sent.bytes(), sent.type())
                .header("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .build();
    }
}
