package org.joinedup.entrance;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import org.joinedup.web.Buckets;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be sent on one link: ten times as often as a whole questionnaire has
 * pages, in a minute. Of the address that it comes from nothing is asked, for a whole ward may be
 * behind it.
 */
@ServerFilter({"/s/**", "/api/v1/invitations/**"})
@Order(-60)
class LimitOfALink {
    static final int MOST = 240;

    private static final String SECONDS = "60";
    private static final Pattern LINK =
            Pattern.compile("/(?:s|o|api/v1/invitations)/([^/]{1,200})(?:/.*)?");

    private final ErrorResponseProcessor<?> answers;
    private final Buckets links = new Buckets(Duration.ofMinutes(5));

    LimitOfALink(ErrorResponseProcessor<?> answers) {
        this.answers = answers;
    }

    /** The secret in an address that has one. */
    static Optional<String> linkIn(HttpRequest<?> request) {
        Matcher link = LINK.matcher(request.getUri().getPath());
        return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> limit(HttpRequest<?> request) {
        Optional<String> link = linkIn(request);
        if (request.getMethod() != HttpMethod.POST || link.isEmpty()) {
            return null;
        }
        return links.filledAtOnce(key(link.get()), MOST, Duration.ofMinutes(1)).tryConsume(1)
                ? null
                : answers.processResponse(
                        ErrorContext.builder(request).build(),
                        HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                                .header(HttpHeaders.RETRY_AFTER, SECONDS));
    }

    /** The same however it is typed; what it is kept as is no link. */
    private static String key(String link) {
        String meant =
                link.toLowerCase(Locale.ROOT)
                        .replaceAll("[^0-9a-z]", "")
                        .replace('o', '0')
                        .replaceAll("[il]", "1");
        return HexFormat.of().formatHex(Secrets.hash(meant));
    }
}
