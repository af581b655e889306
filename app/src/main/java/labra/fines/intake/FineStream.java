package labra.fines.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import labra.access.Bearer;
import labra.access.Right;
import labra.access.TokenGate;
import labra.access.Tokens;
import labra.edge.Bodies;
import labra.edge.Body;
import labra.edge.RawBody;
import labra.edge.RouteLabel;
import labra.fines.FineLoader;
import labra.fines.NewFine;
import labra.web.Caller;
import labra.web.JsonBody;
import labra.web.Messages;
import labra.web.Problem;
import labra.web.Refusal;

/// Fines as a stream of JSON lines (`application/x-ndjson`) of any length: one result line each, in order. Two groups
/// are under way at once; while they are, nothing more is read, so memory stays as it is however long the stream.
@Singleton
class FineStream {
    static final String NDJSON = "application/x-ndjson";

    /// Ahead of the limit on the size of bodies, which a stream does not have.
    private static final String PATH = "/multas/lote";
    private static final int BEFORE_BODY_LIMIT = -10;

    private static final int GROUP = 500;
    private static final int GROUPS_UNDER_WAY = 2;
    private static final int LONGEST_LINE = 65_536;
    private static final int WATCH_MILLIS = 1_000;

    private final FineBatch batch;
    private final TokenGate gate;
    private final Tokens tokens;
    private final Bodies bodies;
    private final ObjectMapper json;
    private final Vertx vertx;

    FineStream(FineBatch batch, TokenGate gate, Tokens tokens, Bodies bodies, ObjectMapper json, Vertx vertx) {
        this.batch = batch;
        this.gate = gate;
        this.tokens = tokens;
        this.bodies = bodies;
        this.json = json;
        this.vertx = vertx;
    }

    void route(@Observes Router router) {
        router.post(PATH).order(BEFORE_BODY_LIMIT).handler(RouteLabel.of(PATH));
        router.post(PATH).order(BEFORE_BODY_LIMIT).handler(this::accept);
    }

    private void accept(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(NDJSON)) {
            context.next();
            return;
        }
        if (RawBody.refusesParameters(context)) {
            return;
        }
        gate.admit(context, Right.LOAD_FINES, officer -> {
            Body body = bodies.passing(context.request());
            context.addEndHandler(answered -> body.end());
            new Stream(context, officer, body).start();
        });
    }

    /// One request's stream. All but the loading itself runs on the request's own event loop.
    private final class Stream {
        private final HttpServerResponse response;
        private final HttpServerRequest request;
        private final Body body;
        private final RecordParser lines;
        private final Bearer officer;
        private final NewFine.Sender sender;
        private final Locale locale;
        private List<Supplier<JsonNode>> group = new ArrayList<>(GROUP);
        private int read;
        private int answered;
        private int underWay;
        private boolean ended;
        private boolean broken;
        private Future<Void> written = Future.succeededFuture();

        Stream(RoutingContext context, Bearer officer, Body body) {
            this.body = body;
            this.request = context.request();
            this.response = context.response();
            this.officer = officer;
            this.sender = new NewFine.Sender(officer.id(), Caller.address(request));
            this.locale = Messages.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            this.lines = RecordParser.newDelimited("\n", request).maxRecordSize(LONGEST_LINE);
        }

        void start() {
            response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, NDJSON);
            lines.handler(this::line)
                    .exceptionHandler(broken -> response.reset())
                    .endHandler(end -> {
                        // A parser that is resumed after its end says so again.
                        if (ended) {
                            return;
                        }
                        ended = true;
                        flush();
                        written.onSuccess(done -> response.end());
                    });
            vertx.setPeriodic(WATCH_MILLIS, this::watch);
            lines.resume();
        }

        /// A token may be revoked while its stream waits for more; what came before is answered first.
        private void watch(long timer) {
            if (response.ended() || response.closed()) {
                vertx.cancelTimer(timer);
                return;
            }
            inBackground(this::admit).onFailure(refused -> {
                written = written.compose(before -> Future.failedFuture(refused));
                written.onFailure(this::breakOff);
            });
        }

        private boolean admit() {
            if (!tokens.stands(officer)) {
                throw Problem.INVALID_TOKEN.refusal();
            }
            return true;
        }

        /// The last line says why, and from which place on nothing was loaded.
        private void breakOff(Throwable failure) {
            if (broken || response.ended() || !(failure instanceof Refusal refusal)) {
                return;
            }
            broken = true;
            response.end(written(FineBatch.rejected(answered, refusal, locale)))
                    .onComplete(done -> request.connection().close());
        }

        private void line(Buffer line) {
            byte[] bytes = line.getBytes();
            if (!new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
                group.add(() -> JsonBody.read(bytes));
            }
            if (group.size() == GROUP) {
                flush();
            }
        }

        private void flush() {
            List<Supplier<JsonNode>> full = group;
            int first = read;
            group = new ArrayList<>(GROUP);
            read += full.size();
            if (++underWay == GROUPS_UNDER_WAY) {
                lines.pause();
                body.pause(true);
            }
            Future<Buffer> loaded = inBackground(() -> load(full, first));
            written = written.compose(before -> loaded)
                    .compose(response::write)
                    .onSuccess(done -> answered += full.size())
                    .onFailure(this::breakOff)
                    .onComplete(done -> {
                        if (underWay-- == GROUPS_UNDER_WAY) {
                            body.pause(false);
                            lines.resume();
                        }
                    });
        }

        private Buffer load(List<Supplier<JsonNode>> full, int first) {
            admit();
            Buffer results = Buffer.buffer(full.size() * 160);
            batch.load(full, first, sender, FineLoader.Channel.STREAM, locale)
                    .forEach(item -> results.appendBuffer(written(item)));
            return results;
        }

        private Buffer written(FineBatch.Item item) {
            try {
                return Buffer.buffer(json.writeValueAsBytes(item)).appendByte((byte) '\n');
            } catch (JsonProcessingException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    /// Runs work that blocks on a virtual thread; its result comes back to the caller's event loop.
    private <T> Future<T> inBackground(Supplier<T> work) {
        Promise<T> promise = Promise.promise();
        Context context = vertx.getOrCreateContext();
        Thread.ofVirtual().start(() -> {
            try {
                T result = work.get();
                context.runOnContext(back -> promise.complete(result));
            } catch (RuntimeException failure) {
                context.runOnContext(back -> promise.fail(failure));
            }
        });
        return promise.future();
    }
}
