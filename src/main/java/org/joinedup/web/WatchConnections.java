package org.joinedup.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;

import jakarta.inject.Singleton;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Puts two watchmen on each connection: one hangs up on who sends a request byte by byte, so that
 * such people do not gather connections and half-read bodies here; the other lets in no more than
 * there is room for.
 */
@Singleton
class WatchConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Watching watching;

    /**
     * @param server that speaks HTTP/1.1: many requests on one connection would pass by the
     *     watchmen
     * @param patience twice what a phone needs to have a lost line again; a body must bring {@link
     *     RequestInTime#LEAST_BYTES} in it
     * @param longest for the largest list over a slow line
     * @param managementPort where nobody is sent away: a busy node is alive, and must not be
     *     started anew for it
     */
    WatchConnections(
            HttpServerConfiguration server,
            @Value("${joinedup.slow-request-patience:20s}") Duration patience,
            @Value("${joinedup.longest-body:5m}") Duration longest,
            @Value("${endpoints.all.port:-1}") int managementPort,
            Capacity capacity,
            Underway underway,
            ReadyAnswers answers) {
        if (server.getHttpVersion() != HttpVersion.HTTP_1_1) {
            throw new IllegalStateException(
                    "micronaut.server.http-version must be 1.1: let a proxy in front speak HTTP/2");
        }
        this.watching =
                new Watching(patience, longest, managementPort, capacity, underway, answers);
    }

    private record Watching(
            Duration patience,
            Duration longest,
            int managementPort,
            Capacity capacity,
            Underway underway,
            ReadyAnswers answers) {}

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OfListener(watching));
        return event.getBean();
    }

    private record OfListener(Watching watching) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new OfConnection(channel, watching) : this;
        }
    }

    private record OfConnection(Channel channel, Watching watching)
            implements NettyServerCustomizer {
        private static final String IN_TIME = "request-in-time";

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) == null) {
                return;
            }
            pipeline.addAfter(
                    ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                    IN_TIME,
                    new RequestInTime(watching.patience(), watching.longest()));
            if (!isOfManagement()) {
                pipeline.addAfter(
                        IN_TIME,
                        "doorkeeper",
                        new Doorkeeper(
                                watching.capacity(), watching.underway(), watching.answers()));
            }
        }

        private boolean isOfManagement() {
            return channel.localAddress() instanceof InetSocketAddress address
                    && address.getPort() == watching.managementPort();
        }
    }
}
