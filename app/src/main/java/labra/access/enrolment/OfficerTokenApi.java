package labra.access.enrolment;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import labra.access.ProofWanted;
import labra.access.Right;
import labra.access.TokenApi;
import labra.access.TokenRecords;
import labra.access.Tokens;
import labra.platform.Database;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;
import labra.web.PathId;
import labra.web.Problem;

/// An officer's tokens: issued, listed and revoked by an administrator.
@Path("/policias")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Right.GIVE_CREDENTIALS)
@RunOnVirtualThread
public class OfficerTokenApi {
    private static final int LONGEST_DAYS = 3_650;

    private final Database database;
    private final Tokens tokens;
    private final Caller caller;

    OfficerTokenApi(Database database, Tokens tokens, Caller caller) {
        this.database = database;
        this.tokens = tokens;
        this.caller = caller;
    }

    /// The body may be missing, or give `dias` and `etiqueta`.
    @POST
    @Path("{id}/token")
    @ProofWanted
    public Response issue(@PathParam("id") String id, byte[] body) {
        TokenRecords.Login officer = officer(id);
        Fields fields = JsonBody.fields(body.length == 0 ? new byte[] {'{', '}'} : body);
        Field<Integer> days = fields.optional("dias", Fields.integer(1, LONGEST_DAYS));
        Field<String> label = fields.optional("etiqueta", Fields.name(200));
        fields.check();
        Duration life = days.orNull() == null ? null : Duration.ofDays(days.get());
        return tokens.issueForOfficer(officer.login(), life, label.orNull(), caller.actor())
                .map(issued -> TokenApi.unkept(TokenApi.TokenBody.of(issued)))
                .orElseThrow(Problem.OFFICER_INACTIVE::refusal);
    }

    @GET
    @Path("{id}/tokens")
    public List<TokenRecords.Issued> list(@PathParam("id") String id) {
        return tokens.ofOfficer(officer(id).id());
    }

    @DELETE
    @Path("{id}/tokens/{token}")
    public void revoke(@PathParam("id") String id, @PathParam("token") String token) {
        long officer = officer(id).id();
        UUID tokenId = PathId.uuid(token);
        boolean known = tokens.revokeOfOfficer(tokenId, officer, caller.actor())
                || database.read(TokenRecords.class, records -> records.belongsTo(tokenId, officer));
        if (!known) {
            throw Problem.NOT_FOUND.refusal();
        }
    }

    private TokenRecords.Login officer(String id) {
        long number = PathId.number(id);
        return database.read(TokenRecords.class, records -> records.officerById(number))
                .orElseThrow(Problem.UNKNOWN_OFFICER::refusal);
    }
}
