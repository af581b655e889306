package labra.edge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands before the HTTP server on every connection, for what happens before there is a request: a head has to be
/// whole in time, and what comes out of the reader of HTTP/1 passes a [RequestGuard] (docs/adr/0011).
public final class ConnectionGuard extends ChannelDuplexHandler {
    private static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class, "guard");
    private static final long PATIENCE_SECONDS = 30;

    private boolean isReadingHead;
    private boolean isShared;
    private @Nullable HttpServerRequest request;
    private @Nullable ScheduledFuture<?> deadline;

    /// How Netty finds it, once [#install] said that it should look.
    public static final class Extension extends ChannelInitializerExtension {
        @Override
        public void postInitializeServerChildChannel(Channel connection) {
            ConnectionGuard guard = new ConnectionGuard();
            connection.attr(KEY).set(guard);
            connection.pipeline().addFirst(guard, new FirstBytes());
        }
    }

    /// Has to come before the first server opens.
    static void install() {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    /// From here on the request's own limits count. HTTP/2 sends many at once, and bounds their heads by itself.
    static void headArrived(HttpServerRequest request) {
        ConnectionGuard guard =
                ((ConnectionBase) request.connection()).channel().attr(KEY).get();
        if (guard != null) {
            guard.isReadingHead = false;
            guard.isShared = request.version() == HttpVersion.HTTP_2;
            guard.request = request;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (deadline == null && !isShared && (request == null || request.isEnded())) {
            request = null;
            isReadingHead = true;
            deadline = context.executor().schedule(() -> look(context), PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        context.fireChannelRead(message);
    }

    /// One look in each span, however many requests came in it.
    private void look(ChannelHandlerContext context) {
        deadline = null;
        if (isReadingHead) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        context.fireChannelInactive();
    }
}
