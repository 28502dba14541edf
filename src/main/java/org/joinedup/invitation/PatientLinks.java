package org.joinedup.invitation;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.net.URI;

/** Writes patients' links as the outside world reaches them, whatever stands in between. */
@Singleton
class PatientLinks {
    private final String start;

    /**
     * @throws IllegalArgumentException when the setting is no absolute web address
     */
    PatientLinks(@Value("${joinedup.public-url}") String publicUrl) {
        URI uri = URI.create(publicUrl);
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || isHttp(uri))) {
            throw new IllegalArgumentException(
                    "joinedup.public-url is not an absolute web address: " + publicUrl);
        }
        this.start = publicUrl.replaceFirst("/+$", "") + "/s/";
    }

    private static boolean isHttp(URI uri) {
        return "http".equals(uri.getScheme());
    }

    /** All that comes before the token. */
    String start() {
        return start;
    }

    /** Where a short code is typed. */
    String codePage() {
        return start.substring(0, start.length() - 1);
    }

    String link(String token) {
        return start + Tokens.read(token);
    }
}
