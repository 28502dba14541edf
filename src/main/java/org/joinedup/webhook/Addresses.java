package org.joinedup.webhook;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where messages may go: to the hosts that the settings name, over HTTPS, and to public addresses
 * of the internet only, whatever a name server says.
 */
@Singleton
class Addresses {
    private static final int LONGEST = 2_000;

    private final Set<String> hosts;
    private final boolean internal;

    /**
     * @param internal also lets private addresses and plain HTTP be, for subscribers within one's
     *     own network
     */
    Addresses(
            @Value("${joinedup.webhooks.hosts:}") List<String> hosts,
            @Value("${joinedup.webhooks.internal:false}") boolean internal) {
        this.hosts =
                hosts.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toSet());
        this.internal = internal;
    }

    /** Why nothing may be sent to it, if nothing may. */
    Optional<String> fault(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Optional.of("is not a web address");
        }
        if (url.length() > LONGEST || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.of("is not a web address without a name and a password in it");
        }
        if (!"https".equals(uri.getScheme()) && !(internal && "http".equals(uri.getScheme()))) {
            return Optional.of("does not begin with https:");
        }
        return hosts.contains(uri.getHost().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("is not at a host that the settings allow");
    }

    boolean isAllowed(InetAddress address) {
        return internal || isPublic(address);
    }

    /** Of the special addresses in RFC 6890 none is public. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        if (address instanceof Inet6Address) {
            // Global unicast is 2000::/3; of it 2001::/23 and 2002::/16 hold protocols and tunnels.
            return (first & 0xe0) == 0x20
                    && !(first == 0x20 && second == 0x01 && (bytes[2] & 0xfe) == 0)
                    && !(first == 0x20
                            && second == 0x01
                            && third == 0x0d
                            && bytes[3] == (byte) 0xb8)
                    && !(first == 0x20 && second == 0x02);
        }
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xc0) == 64)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 192 && second == 88 && third == 99)
                && !(first == 198 && (second & 0xfe) == 18)
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }
}
