package labra.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import labra.access.Logins.Attempt;
import labra.access.keys.SigningKeys;
import labra.access.limits.RateLimited;
import labra.access.passwords.Passwords;
import labra.edge.BodyLimit;
import labra.web.Caller;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.JsonBody;

/// Tokens for a password, their end, and the public keys that verify them.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TokenApi {
    private static final int LONGEST_CODE = 40;

    private final Logins logins;
    private final Tokens tokens;
    private final SigningKeys keys;
    private final Caller caller;
    private final Cookies cookies;
    private final SecurityIdentity identity;

    TokenApi(
            Logins logins, Tokens tokens, SigningKeys keys, Caller caller, Cookies cookies, SecurityIdentity identity) {
        this.logins = logins;
        this.tokens = tokens;
        this.keys = keys;
        this.caller = caller;
        this.cookies = cookies;
        this.identity = identity;
    }

    /// A token as OAuth 2.0 shapes it; `expires_in` in seconds.
    public record TokenBody(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long seconds) {

        public static TokenBody of(Tokens.Issued issued) {
            return new TokenBody(issued.token(), "Bearer", issued.life().toSeconds());
        }
    }

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.FORM)
    @PermitAll
    @RateLimited
    public Response issue(byte[] body) {
        Fields fields = JsonBody.fields(body);
        boolean officer = fields.has("numero_unico");
        Field<String> login = fields.required(officer ? "numero_unico" : "usuario", Fields.name(100));
        Field<String> password = fields.required("clave", Fields.secret(Passwords.LONGEST));
        Field<String> code = fields.optional("codigo", Fields.name(LONGEST_CODE));
        if (officer && fields.has("usuario")) {
            fields.reject(new FieldError("usuario", "field.one-of", "numero_unico"));
        }
        fields.check();
        Attempt attempt = new Attempt(login.get(), password.get(), cookies.read(Devices.COOKIE), caller.actor());
        Logins.SignedIn entered = officer ? logins.officer(attempt) : logins.token(attempt, code.orNull());
        return Response.fromResponse(unkept(TokenBody.of(entered.token())))
                .cookie(cookies.device(entered.device()))
                .build();
    }

    /// Ends the token that this very request bears.
    @DELETE
    @Path("token")
    @PermissionsAllowed(Right.END_OWN_TOKEN)
    public void revokeOwn() {
        if (identity.getPrincipal() instanceof Bearer bearer) {
            tokens.revoke(bearer.tokenId(), caller.actor());
        }
    }

    @GET
    @Path(".well-known/jwks.json")
    @PermitAll
    public String publicKeys() {
        return keys.publicKeys();
    }

    public static Response unkept(Object body) {
        CacheControl unkept = new CacheControl();
        unkept.setNoStore(true);
        return Response.ok(body).cacheControl(unkept).build();
    }
}
