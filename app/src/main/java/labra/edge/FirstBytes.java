package labra.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Waits until the first bytes of a connection have told which version of HTTP they are of, and puts the
/// [RequestGuard] of HTTP/1 in its place before a request is read. Whoever has begun as HTTP/2 goes on as such or not
/// at all.
final class FirstBytes extends ByteToMessageDecoder {
    private static final ByteBuf HTTP_2 = bytes(Http1xOrH2CHandler.HTTP_2_PREFACE);
    private static final int FIRST_LINE = Http1xOrH2CHandler.HTTP_2_PREFACE.indexOf('\n') + 1;

    /// HTTP/1 skips it before a request: it makes the server put up its reader.
    private static final ByteBuf BLANK_LINE = bytes("\r\n");

    private static ByteBuf bytes(String text) {
        return Unpooled.unreleasableBuffer(
                Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII).asReadOnly());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!beginsAsHttp2(in, HTTP_2.readableBytes())) {
            if (in.readableBytes() >= FIRST_LINE && beginsAsHttp2(in, FIRST_LINE)) {
                in.skipBytes(in.readableBytes());
                context.close();
                return;
            }
            context.fireChannelRead(BLANK_LINE.duplicate());
            guard(context.pipeline());
        } else if (in.readableBytes() < HTTP_2.readableBytes()) {
            return;
        }
        context.pipeline().remove(this);
    }

    private static boolean beginsAsHttp2(ByteBuf in, int length) {
        int known = Math.min(length, in.readableBytes());
        return ByteBufUtil.equals(in, in.readerIndex(), HTTP_2, 0, known);
    }

    private static void guard(ChannelPipeline pipeline) {
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (encoder != null) {
            pipeline.addAfter(encoder.name(), null, new RequestGuard());
        }
    }
}
