package org.joinedup.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Watches one connection; behind the decoder, so that it sees what has become whole. */
final class RequestInTime extends ChannelDuplexHandler {
    /** Half a kilobyte a second with the patience of 20 s; a slower line carries no page either. */
    static final int LEAST_BYTES = 10_000;

    private enum Part {
        NONE,
        HEAD,
        BODY
    }

    private final long patienceMillis;
    private final long longestMillis;
    private Part part = Part.NONE;
    private long bytes;
    private long waitedMillis;
    private boolean somethingWhole;
    private boolean wanted;
    private Future<?> check;

    /**
     * @param patience for a head, and for each so many bytes of a body
     * @param longest that a body is waited for in all
     */
    RequestInTime(Duration patience, Duration longest) {
        this.patienceMillis = patience.toMillis();
        this.longestMillis = longest.toMillis();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        somethingWhole = true;
        if (message instanceof HttpRequest) {
            waitedMillis = 0;
            begin(context, Part.BODY);
        }
        if (message instanceof HttpContent content) {
            bytes += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
            stop();
        }
        context.fireChannelRead(message);
    }

    /** Comes after each read; where nothing became whole, it was a piece of a head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!somethingWhole && part == Part.NONE && context.channel().isActive()) {
            begin(context, Part.HEAD);
        }
        somethingWhole = false;
        wanted = false;
        context.fireChannelReadComplete();
    }

    /** While nothing is to be read, it is not the sender who is slow. */
    @Override
    public void read(ChannelHandlerContext context) {
        wanted = true;
        context.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void begin(ChannelHandlerContext context, Part next) {
        stop();
        part = next;
        bytes = 0;
        check =
                context.executor()
                        .schedule(() -> look(context), patienceMillis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        part = Part.NONE;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    /** How hanging up ends is of no interest: nobody is there to be told. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void look(ChannelHandlerContext context) {
        boolean isWaiting = wanted || context.channel().config().isAutoRead();
        waitedMillis += isWaiting ? patienceMillis : 0;
        if (isWaiting
                && (part == Part.HEAD || bytes < LEAST_BYTES || waitedMillis >= longestMillis)) {
            stop();
            context.close();
        } else if (part != Part.NONE) {
            begin(context, part);
        }
    }
}
