package labra.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises a Bearer token, or the interface's session cookie, which is a token too. One seen before costs a look-up
/// in memory.
@Singleton
public class BearerMechanism implements HttpAuthenticationMechanism {
    /// The cookie that holds the interface's session.
    public static final String COOKIE = "labra_session";

    private final Tokens tokens;

    BearerMechanism(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().headers().get(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return identify(Bearer.tokenOf(header).orElse(null), Bearer.Purpose.API);
        }
        String session = Cookies.read(context.request(), COOKIE);
        return session == null ? Uni.createFrom().nullItem() : identifySession(session);
    }

    private Uni<SecurityIdentity> identify(@Nullable String token, Bearer.Purpose purpose) {
        if (token == null) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        Optional<Bearer> recalled = tokens.recall(token);
        if (recalled.isPresent()) {
            return answer(recalled, purpose);
        }
        return Uni.createFrom()
                .item(() -> tokens.verify(token))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .flatMap(bearer -> answer(bearer, purpose));
    }

    /// A session that ended makes its browser anonymous, to be asked to sign in, not refused.
    private Uni<SecurityIdentity> identifySession(String token) {
        return identify(token, Bearer.Purpose.WEB)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    private static Uni<SecurityIdentity> answer(Optional<Bearer> bearer, Bearer.Purpose purpose) {
        return bearer.filter(holder -> holder.purpose() == purpose)
                .map(holder -> Uni.createFrom().item(identity(holder)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    private static SecurityIdentity identity(Bearer bearer) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(bearer)
                .addPermissionChecker(permission -> Uni.createFrom().item(bearer.may(permission.getName())))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"labra\""));
    }
}
