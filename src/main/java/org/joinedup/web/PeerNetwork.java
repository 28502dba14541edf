package org.joinedup.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;

import jakarta.inject.Singleton;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, for limits: the address, or of IPv6 the network of 64 bits, since one
 * household has as many addresses of it as it likes. Behind a proxy it is the address in the header
 * that {@code micronaut.server.client-address-header} names.
 */
@Singleton
public class PeerNetwork {
    private static final int NETWORK_BYTES = 8;

    private final HttpClientAddressResolver addresses;

    PeerNetwork(HttpClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    public String of(HttpRequest<?> request) {
        String address = addresses.resolve(request);
        if (address == null || !address.contains(":") || !address.matches("[0-9a-fA-F:.]+")) {
            return String.valueOf(address);
        }
        try {
            // Numbers only, so that no name is looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
