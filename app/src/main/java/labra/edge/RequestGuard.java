package labra.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// Stands between the reader of HTTP/1 and the server on one connection. What is no request is refused here, in
/// HTTP/1.1, in its turn and for the last time; what the server refuses without words gets them (docs/adr/0011).
final class RequestGuard extends ChannelDuplexHandler {
    /// The methods of what was asked and is not wholly answered.
    private final Deque<HttpMethod> asked = new ArrayDeque<>();

    private boolean isAnswering;
    private boolean isOver;
    private @Nullable Problem refusal;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refusal != null || !(message instanceof HttpObject part)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (part instanceof HttpRequest request) {
            asked.add(request.method());
        }
        refusal = RequestForm.fault(part);
        if (refusal != null) {
            ReferenceCountUtil.release(message);
            refuseInTurn(context);
            return;
        }
        if (part instanceof HttpRequest request) {
            RequestForm.settle(request);
        }
        context.fireChannelRead(message);
    }

    /// Earlier requests are answered first.
    private void refuseInTurn(ChannelHandlerContext context) {
        if (refusal == null || asked.size() > 1) {
            return;
        }
        isOver = true;
        if (asked.isEmpty() || isAnswering) {
            end(context);
        } else {
            context.writeAndFlush(BareRefusal.of(refusal, asked.remove())).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /// What was said before is sent first.
    private static void end(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (isOver) {
            ReferenceCountUtil.release(message);
            written.tryFailure(new ClosedChannelException());
        } else if (message instanceof HttpResponse answer
                && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            context.write(message, written);
        } else {
            answer(context, message, written);
        }
    }

    private void answer(ChannelHandlerContext context, Object message, ChannelPromise written) {
        boolean isLast = message instanceof LastHttpContent;
        if (message instanceof FullHttpResponse bare && BareRefusal.is(bare)) {
            isOver = true;
            HttpMethod method = asked.isEmpty() ? HttpMethod.GET : asked.element();
            context.writeAndFlush(BareRefusal.explained(bare, method), written.unvoid())
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            isAnswering = !isLast;
            context.write(message, written);
        }
        if (isLast) {
            asked.poll();
            refuseInTurn(context);
        }
    }
}
