package org.joinedup.webhook;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks up where to connect to, and gives the connection nothing but addresses that it may have: a
 * name that answers differently the second time is no way in.
 */
@Singleton
@Named(AllowedResolver.NAME)
class AllowedResolver extends AddressResolverGroup<InetSocketAddress> {
    static final String NAME = "webhook-addresses";

    private final Addresses addresses;

    AllowedResolver(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor, addresses).asAddressResolver();
    }

    private static final class Names extends InetNameResolver {
        private final Addresses addresses;

        Names(EventExecutor executor, Addresses addresses) {
            super(executor);
            this.addresses = addresses;
        }

        @Override
        protected void doResolve(String name, Promise<InetAddress> promise) {
            try {
                promise.setSuccess(lookUp(name).getFirst());
            } catch (UnknownHostException e) {
                promise.setFailure(e);
            }
        }

        @Override
        protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            try {
                promise.setSuccess(lookUp(name));
            } catch (UnknownHostException e) {
                promise.setFailure(e);
            }
        }

        /** One address that is not allowed makes the name suspect. */
        private List<InetAddress> lookUp(String name) throws UnknownHostException {
            List<InetAddress> found = List.of(InetAddress.getAllByName(name));
            if (!found.stream().allMatch(addresses::isAllowed)) {
                throw new UnknownHostException("an address that is not allowed");
            }
            return found;
        }
    }
}
