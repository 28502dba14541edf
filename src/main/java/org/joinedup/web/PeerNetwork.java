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
    private static final int SITE_BYTES = 6;

    private final HttpClientAddressResolver addresses;

    PeerNetwork(HttpClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    public String of(HttpRequest<?> request) {
        String address = addresses.resolve(request);
        return isOfNumbers(address) && address.contains(":")
                ? first(address, NETWORK_BYTES)
                : String.valueOf(address);
    }

    /** What an organisation commonly has: 256 addresses, or of IPv6 the network of 48 bits. */
    public String nearby(HttpRequest<?> request) {
        String address = addresses.resolve(request);
        return isOfNumbers(address) ? first(address, SITE_BYTES) : String.valueOf(address);
    }

    /** Of which no name is looked up. */
    private static boolean isOfNumbers(String address) {
        return address != null
                && (address.matches("[0-9]{1,3}([.][0-9]{1,3}){3}")
                        || (address.contains(":") && address.matches("[0-9a-fA-F:.]+")));
    }

    private static String first(String address, int bytesOfIpv6) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (parsed instanceof Inet6Address) {
                return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), bytesOfIpv6));
            }
            return bytesOfIpv6 == SITE_BYTES
                    ? parsed.getHostAddress().replaceFirst("[.][0-9]+$", "")
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
