package labra.access.enrolment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import labra.access.TokenApi;
import labra.access.limits.RateLimited;
import labra.web.Caller;
import labra.web.Field;
import labra.web.Fields;
import labra.web.JsonBody;

/// An officer's device gets its token for the code that an administrator showed.
@Path("/oficial/alta")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
public class EnrolmentApi {
    private static final int LONGEST_CODE = 40;

    private final Enrolments enrolments;
    private final Caller caller;

    EnrolmentApi(Enrolments enrolments, Caller caller) {
        this.enrolments = enrolments;
        this.caller = caller;
    }

    @POST
    @RateLimited
    public Response exchange(byte[] body) {
        Fields fields = JsonBody.fields(body);
        Field<String> code = fields.required("codigo", Fields.name(LONGEST_CODE));
        fields.check();
        return TokenApi.unkept(TokenApi.TokenBody.of(enrolments.exchange(code.get(), caller.actor())));
    }
}
