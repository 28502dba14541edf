package org.joinedup.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;

import jakarta.inject.Singleton;

import java.time.Duration;

/**
 * Hangs up on who sends a request byte by byte, so that such people do not gather connections and
 * half-read bodies here: a head has to be whole in time, a body to come at a lowest speed.
 */
@Singleton
class SlowRequests implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Duration patience;
    private final Underway underway;

    /**
     * @param patience twice what a phone needs to have a lost line again; a body must bring {@link
     *     RequestInTime#LEAST_BYTES} in it
     */
    SlowRequests(
            @Value("${joinedup.slow-request-patience:20s}") Duration patience, Underway underway) {
        this.patience = patience;
        this.underway = underway;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OfListener(patience, underway));
        return event.getBean();
    }

    private record OfListener(Duration patience, Underway underway)
            implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION
                    ? new OfConnection(channel, patience, underway)
                    : this;
        }
    }

    private record OfConnection(Channel channel, Duration patience, Underway underway)
            implements NettyServerCustomizer {
        @Override
        public void onStreamPipelineBuilt() {
            if (channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC)
                    != null) {
                channel.pipeline()
                        .addAfter(
                                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                                "request-in-time",
                                new RequestInTime(patience, underway));
            }
        }
    }
}
