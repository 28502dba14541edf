package org.joinedup.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/**
 * Lets a node not start whose certificate cannot be used: the framework would only warn, and serve
 * everything without TLS.
 */
@Singleton
@Requires(property = "micronaut.server.ssl.enabled", value = "true")
class RequireTls implements ApplicationEventListener<ServerStartupEvent>, Ordered {
    private static final int PATIENCE_MILLIS = 10_000;

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        try (SSLSocket socket =
                (SSLSocket)
                        SSLContext.getDefault()
                                .getSocketFactory()
                                .createSocket(
                                        InetAddress.getLoopbackAddress(),
                                        event.getSource().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
        } catch (SSLHandshakeException e) {
            requireAboutTrust(e);
        } catch (IOException | GeneralSecurityException e) {
            throw notSpoken(e);
        }
    }

    /** That this machine does not trust the certificate is no matter: it was shown. */
    private static void requireAboutTrust(SSLHandshakeException e) {
        if (!(e.getCause() instanceof GeneralSecurityException)) {
            throw notSpoken(e);
        }
    }

    private static IllegalStateException notSpoken(Exception cause) {
        return new IllegalStateException(
                "TLS is set, but its certificate or key cannot be used", cause);
    }
}
