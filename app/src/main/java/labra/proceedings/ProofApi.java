package labra.proceedings;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import labra.access.Right;
import labra.access.Rights;
import labra.fines.Fines;
import labra.platform.Database;
import labra.trail.FineProof;
import labra.trail.ProofText;
import labra.trail.Registry;
import labra.web.PathId;
import labra.web.Problem;

/// The proof that a fine is in the log as it was. Officers see that of their own.
@Path("/multas/{id}/prueba")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProofApi {
    private final Database database;
    private final Registry registry;
    private final Rights rights;

    ProofApi(Database database, Registry registry, Rights rights) {
        this.database = database;
        this.registry = registry;
        this.rights = rights;
    }

    @GET
    @PermissionsAllowed({Right.SEE_FINES, Right.SEE_OWN_FINES})
    public FineProof proof(@PathParam("id") String id) {
        return find(id);
    }

    /// As `docs/check-proof.sh` reads it.
    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @PermissionsAllowed({Right.SEE_FINES, Right.SEE_OWN_FINES})
    public String text(@PathParam("id") String id) {
        return ProofText.of(find(id));
    }

    private FineProof find(String id) {
        UUID key = PathId.uuid(id);
        return database.read(Fines.class, fines -> fines.find(key))
                .filter(fine -> rights.may(Right.SEE_FINES)
                        || fine.officerId() == rights.bearer().id())
                .flatMap(fine -> registry.proof(key, fine.receivedAt()))
                .orElseThrow(Problem.NOT_FOUND::refusal);
    }
}
