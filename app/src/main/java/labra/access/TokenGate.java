package labra.access;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import labra.web.Caller;
import labra.web.Problem;
import labra.web.ProblemResponse;

/// Lets holders of tokens in on the routes below JAX-RS: a token seen before at once, a new one after it was verified
/// on a virtual thread.
@Singleton
public class TokenGate {
    private final Tokens tokens;
    private final DeniedRequests denied;
    private final Vertx vertx;

    TokenGate(Tokens tokens, DeniedRequests denied, Vertx vertx) {
        this.tokens = tokens;
        this.denied = denied;
        this.vertx = vertx;
    }

    /// Goes on, on the request's event loop, with whoever has that right, or answers why not.
    public void admit(RoutingContext context, String right, Consumer<Bearer> next) {
        admit(context, bearer -> {
            if (!bearer.may(right)) {
                denied.note(
                        bearer,
                        Caller.address(context.request()),
                        context.request().method() + " " + context.normalizedPath());
                throw Problem.FORBIDDEN.refusal();
            }
            next.accept(bearer);
        });
    }

    /// The same with whoever has a token for programs.
    public void admit(RoutingContext context, Consumer<Bearer> next) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            ProblemResponse.send(context, Problem.UNAUTHENTICATED.refusal());
            return;
        }
        Optional<String> token = Bearer.tokenOf(header);
        Optional<Bearer> recalled = token.flatMap(tokens::recall);
        if (recalled.isPresent() || token.isEmpty()) {
            proceed(context, recalled, next);
        } else {
            Context loop = vertx.getOrCreateContext();
            context.request().pause();
            Thread.ofVirtual().start(() -> verify(context, token.get(), loop, next));
        }
    }

    private void verify(RoutingContext context, String token, Context loop, Consumer<Bearer> next) {
        try {
            Optional<Bearer> bearer = tokens.verify(token);
            loop.runOnContext(back -> {
                // Whoever reads the body must be there before the rest of it comes.
                proceed(context, bearer, next);
                context.request().resume();
            });
        } catch (RuntimeException failure) {
            loop.runOnContext(back -> ProblemResponse.send(context, failure));
        }
    }

    private static void proceed(RoutingContext context, Optional<Bearer> found, Consumer<Bearer> next) {
        try {
            next.accept(found.filter(holder -> holder.purpose() == Bearer.Purpose.API)
                    .orElseThrow(Problem.INVALID_TOKEN::refusal));
        } catch (RuntimeException failure) {
            ProblemResponse.send(context, failure);
        }
    }
}
