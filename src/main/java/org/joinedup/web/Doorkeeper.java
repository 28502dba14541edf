package org.joinedup.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.ReferenceCountUtil;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;

/**
 * Stands on one connection behind the decoder, counts what is let in until it is answered, and
 * sends away at once, without waking the framework, whoever comes when there is no room.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nobody is there to be told how it ended.
final class Doorkeeper extends ChannelDuplexHandler {
    /** So that who is still sending can read the answer before the line is cut. */
    private static final int LINGER_SECONDS = 2;

    private static final long SMALL = 64 * 1024;

    private enum Taking {
        ALL,
        /** What is left of a request that was answered here. */
        NOT_THIS_ONE,
        NOTHING_MORE
    }

    private final Capacity capacity;
    private final Underway underway;
    private final ReadyAnswers answers;
    private Taking taking = Taking.ALL;
    private String path = "";

    /** Whole ones that were let in, and are not answered yet. */
    private int unanswered;

    /** Answered by the framework before they were whole. */
    private int answeredUnread;

    private boolean isBeingRead;
    private boolean isBeingAnswered;
    private boolean isAnsweredHere;
    private boolean isTold;
    private boolean dropped;
    private long bytes;
    private long held;
    private FullHttpResponse afterThose;

    Doorkeeper(Capacity capacity, Underway underway, ReadyAnswers answers) {
        this.capacity = capacity;
        this.underway = underway;
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (taking != Taking.NOTHING_MORE && message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (taking == Taking.ALL && message instanceof HttpContent content) {
            take(context, content);
        }
        if (taking != Taking.ALL) {
            drop(context, message);
            return;
        }
        if (message instanceof LastHttpContent) {
            letIn();
        }
        context.fireChannelRead(message);
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        path = head.uri().split("\\?", 2)[0];
        bytes = 0;
        isBeingRead = true;
        taking = Taking.ALL;
        if (head.decoderResult().cause() instanceof TooLongHttpHeaderException) {
            refuse(context, ProblemType.HEAD_TOO_LARGE, true);
        } else if (capacity.isFull(path)) {
            capacity.refused();
            refuse(context, ProblemType.UNAVAILABLE, !isSmall(head));
        }
    }

    /** What is known to be so small that it costs less to read it than to connect anew. */
    private static boolean isSmall(HttpRequest head) {
        return head.decoderResult().isSuccess()
                && HttpUtil.isKeepAlive(head)
                && !HttpUtil.isTransferEncodingChunked(head)
                && !HttpUtil.is100ContinueExpected(head)
                && HttpUtil.getContentLength(head, 0L) <= SMALL;
    }

    private void refuse(ChannelHandlerContext context, ProblemType reason, boolean last) {
        isBeingRead = false;
        if (unanswered > 0) {
            taking = Taking.NOTHING_MORE;
            afterThose = answers.of(reason, path, true);
            return;
        }
        taking = last ? Taking.NOTHING_MORE : Taking.NOT_THIS_ONE;
        if (last) {
            tellLast(context, answers.of(reason, path, true));
        } else {
            context.writeAndFlush(answers.of(reason, path, false));
        }
    }

    private void take(ChannelHandlerContext context, HttpContent content) {
        if (answeredUnread > 0) {
            return;
        }
        long more = content.content().readableBytes();
        bytes += more;
        held += more;
        underway.take(more);
        boolean isTooLate = content instanceof LastHttpContent && capacity.isOverfull();
        if (isTooLate || (more > 0 && capacity.isFullWith(bytes))) {
            capacity.refused();
            refuseInTheMiddle(context);
        }
    }

    /** The framework knows of it, and learns by the end of the connection that it has no end. */
    private void refuseInTheMiddle(ChannelHandlerContext context) {
        taking = Taking.NOTHING_MORE;
        if (unanswered > 0 || isBeingAnswered) {
            context.close();
        } else {
            isAnsweredHere = true;
            tellLast(context, answers.of(ProblemType.UNAVAILABLE, path, true));
        }
    }

    /** What was answered before it is sent first, however long it takes. */
    private void tellLast(ChannelHandlerContext context, FullHttpResponse answer) {
        context.writeAndFlush(answer)
                .addListener(
                        sent -> {
                            isTold = true;
                            context.executor()
                                    .schedule(
                                            () -> context.close(),
                                            LINGER_SECONDS,
                                            TimeUnit.SECONDS);
                        });
    }

    private void drop(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        dropped = true;
        if (message instanceof LastHttpContent && taking == Taking.NOTHING_MORE && isTold) {
            context.close();
        }
    }

    /** Who was to get what was dropped asks for nothing more. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (dropped) {
            dropped = false;
            context.read();
        }
        context.fireChannelReadComplete();
    }

    /** Not what was answered before all of it was read. */
    private void letIn() {
        isBeingRead = false;
        if (answeredUnread > 0) {
            answeredUnread--;
        } else {
            unanswered++;
            underway.begin();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isAnsweredHere) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        // "100 Continue" is a whole message and no answer.
        boolean isInformation =
                message instanceof HttpResponse response
                        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        isBeingAnswered |= message instanceof HttpResponse && !isInformation;
        boolean isWhole = message instanceof LastHttpContent && !isInformation;
        context.write(message, promise);
        if (isWhole) {
            answered(context);
        }
    }

    private void answered(ChannelHandlerContext context) {
        isBeingAnswered = false;
        if (unanswered > 0) {
            unanswered--;
            underway.end();
        } else {
            answeredUnread++;
        }
        if (unanswered == 0) {
            hold(isBeingRead && answeredUnread == 0 ? bytes : 0);
            if (afterThose != null) {
                isAnsweredHere = true;
                tellLast(context, afterThose);
                afterThose = null;
            }
        }
    }

    private void hold(long now) {
        underway.giveBack(held - now);
        held = now;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        for (; unanswered > 0; unanswered--) {
            underway.end();
        }
        hold(0);
        ReferenceCountUtil.release(afterThose);
        afterThose = null;
        context.fireChannelInactive();
    }
}
