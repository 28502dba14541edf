package org.joinedup.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Watches one connection, and counts what is being answered on it; stands behind the decoder, so
 * that it sees what has become whole.
 */
final class RequestInTime extends ChannelDuplexHandler {
    /** Half a kilobyte a second with the patience of 20 s; a slower line carries no page either. */
    static final int LEAST_BYTES = 10_000;

    private enum Part {
        NONE,
        HEAD,
        BODY
    }

    private final long patienceMillis;
    private final Underway underway;
    private Part part = Part.NONE;
    private long bytes;
    private boolean somethingWhole;
    private boolean wanted;
    private int counted;
    private int answeredUnread;
    private Future<?> check;

    RequestInTime(Duration patience, Underway underway) {
        this.patienceMillis = patience.toMillis();
        this.underway = underway;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        somethingWhole = true;
        if (message instanceof HttpRequest) {
            begin(context, Part.BODY);
        }
        if (message instanceof HttpContent content) {
            bytes += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
            stop();
            count();
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

    /** Not what was refused before all of it was read. */
    private void count() {
        if (answeredUnread > 0) {
            answeredUnread--;
        } else {
            counted++;
            underway.begin();
        }
    }

    private void countNoMore() {
        counted--;
        underway.end();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        // "100 Continue" is a whole message and no answer.
        boolean isInformation =
                message instanceof HttpResponse response
                        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInformation) {
            if (counted > 0) {
                countNoMore();
            } else {
                answeredUnread++;
            }
        }
        context.write(message, promise);
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
        while (counted > 0) {
            countNoMore();
        }
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
        if (isWaiting && (part == Part.HEAD || bytes < LEAST_BYTES)) {
            stop();
            context.close();
        } else if (part != Part.NONE) {
            begin(context, part);
        }
    }
}
