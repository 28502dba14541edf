package org.joinedup.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a node not start whose certificate cannot be used: the framework would only warn, and serve
 * everything without TLS, or take the key of another certificate, with which nobody could connect.
 */
@Singleton
@Requires(property = "micronaut.server.ssl.enabled", value = "true")
class RequireTls implements ApplicationEventListener<ServerStartupEvent>, Ordered {
    private static final int PATIENCE_MILLIS = 10_000;

    private final String host;

    /**
     * @param host the one address that the node listens at; empty where it is all
     */
    RequireTls(@Value("${micronaut.server.host:}") String host) {
        this.host = host;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        Shown shown = new Shown();
        try (SSLSocket socket =
                (SSLSocket)
                        context(shown)
                                .getSocketFactory()
                                .createSocket(address(), event.getSource().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
        } catch (SSLException e) {
            throw new IllegalStateException(
                    shown.certificate
                            ? "the key of JOINEDUP_TLS_KEY (or of JOINEDUP_TLS_KEY_STORE) does not"
                                    + " belong to its certificate"
                            : "JOINEDUP_TLS_CERTIFICATE and JOINEDUP_TLS_KEY (or"
                                    + " JOINEDUP_TLS_KEY_STORE) cannot be used",
                    e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("it could not be found out whether TLS is spoken", e);
        }
    }

    private InetAddress address() throws IOException {
        InetAddress bound = host.isEmpty() ? null : InetAddress.getByName(host);
        return bound == null || bound.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress()
                : bound;
    }

    private static SSLContext context(Shown shown) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {shown}, null);
        return context;
    }

    /**
     * Whether this machine would trust the certificate is no matter, nor whether it is too weak for
     * it, which the JDK would look at for any plainer manager; that the node has its key is found
     * out after it was taken.
     */
    private static final class Shown extends X509ExtendedTrustManager {
        private boolean certificate;

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            certificate = true;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {
            certificate = true;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            certificate = true;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            throw new UnsupportedOperationException("there are no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {
            checkClientTrusted(chain, kind);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            checkClientTrusted(chain, kind);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
