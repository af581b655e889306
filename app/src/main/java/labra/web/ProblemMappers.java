package labra.web;

import io.netty.handler.codec.DecoderException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/// Turns every failure into a problem answer. What nobody foresaw is a 500 whose reference the log has too.
public final class ProblemMappers {
    static final String PROBLEM_JSON = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(Refusal refusal, HttpHeaders headers) {
        return answer(refusal, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException failure, HttpHeaders headers) {
        return refused(Problem.UNAUTHENTICATED.refusal(), headers);
    }

    @ServerExceptionMapper
    public Response invalidToken(AuthenticationFailedException failure, HttpHeaders headers) {
        return refused(Problem.INVALID_TOKEN.refusal(), headers);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, HttpHeaders headers) {
        return refused(Problem.FORBIDDEN.refusal(), headers);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, HttpHeaders headers, HttpServerRequest request) {
        Problem problem = problemOf(failure.getResponse().getStatus());
        if (problem == Problem.INTERNAL) {
            return unforeseen(failure, headers, request);
        }
        Response answer = refused(problem.refusal(), headers);
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure, HttpHeaders headers, HttpServerRequest request) {
        if (!Outages.isOutage(failure) && isUnreadForm(request)) {
            return refused(Problem.BAD_REQUEST.refusal(), headers);
        }
        return unforeseen(failure, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), request);
    }

    /// For routes below JAX-RS too, where nothing of a request's context is there. A database that is away is 503.
    /// Anything else is a bug: the log and the answer share a reference, and nothing else.
    static Response unforeseen(Throwable failure, @Nullable String acceptLanguage, HttpServerRequest request) {
        if (Outages.isOutage(failure)) {
            LOG.warnf("The database does not answer: %s", failure.getMessage());
            return answer(Outages.refusal(), acceptLanguage);
        }
        if (isClients(failure)) {
            return answer(Problem.BAD_REQUEST.refusal(), acceptLanguage);
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "%s %s failed, reference %s", request.method(), request.path(), reference);
        Locale locale = Messages.preferred(acceptLanguage);
        return answer(Problem.INTERNAL, ProblemBody.of(Problem.INTERNAL, locale, null, reference, reference), locale)
                .build();
    }

    /// The client has left, or what it sends is not HTTP.
    private static boolean isClients(Throwable failure) {
        return failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || failure instanceof ClosedChannelException
                || failure instanceof DecoderException;
    }

    /// The reader of multipart forms fails in many ways, all of them before anything of Labra has run.
    private static boolean isUnreadForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        ResteasyReactiveRequestContext under = CurrentRequestManager.get();
        return type != null
                && type.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA, 0, MediaType.MULTIPART_FORM_DATA.length())
                && under != null
                && under.getFormData() == null;
    }

    public static Problem problemOf(int status) {
        return switch (status) {
            case 401 -> Problem.UNAUTHENTICATED;
            case 403 -> Problem.FORBIDDEN;
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.METHOD_NOT_ALLOWED;
            case 406 -> Problem.NOT_ACCEPTABLE;
            case 413 -> Problem.TOO_LARGE;
            case 414 -> Problem.URI_TOO_LONG;
            case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> Problem.UNPROCESSABLE;
            case 431 -> Problem.HEADERS_TOO_LARGE;
            default -> status >= 400 && status < 500 ? Problem.BAD_REQUEST : Problem.INTERNAL;
        };
    }

    public static Response answer(Refusal refusal, @Nullable String acceptLanguage) {
        Locale locale = Messages.preferred(acceptLanguage);
        var response = answer(refusal.problem(), ProblemBody.of(refusal, locale), locale);
        switch (refusal.problem()) {
            case UNAUTHENTICATED,
                    WRONG_PASSWORD,
                    INVALID_CODE,
                    SECOND_FACTOR_NEEDED,
                    WRONG_CODE,
                    PASSKEY_REFUSED,
                    UNKNOWN_DEVICE,
                    BROKEN_SIGNATURE -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"labra\"");
            case INVALID_TOKEN ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"labra\", error=\"invalid_token\"");
            default -> {}
        }
        if (refusal.retryAfter() != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER, Math.max(1, refusal.retryAfter().toSeconds()));
        }
        return response.build();
    }

    private static Response.ResponseBuilder answer(Problem problem, ProblemBody body, Locale locale) {
        return Response.status(problem.status())
                .type(PROBLEM_JSON)
                .entity(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
