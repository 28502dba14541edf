package org.joinedup.commissioner;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

import org.joinedup.publication.Edition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was published does not change: whoever has it is told so (304) instead of getting it again.
 *
 * @param tag the same as long as the answer is
 * @param since when it last changed
 * @param isPublic whether caches that others use may keep it
 */
record Unchanged(String tag, Instant since, boolean isPublic) {
    /** With two digits for the day, as RFC 9110 wants it. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    static Unchanged of(Edition edition, boolean open) {
        return new Unchanged(
                "%s-%s-%s"
                        .formatted(
                                edition.checksum().substring(0, 16),
                                edition.state().code(),
                                edition.number().map(n -> Integer.toString(n)).orElse("none")),
                edition.decidedAt().orElse(edition.preparedAt()),
                open && edition.number().isPresent());
    }

    /** Of all that is published: nothing of it changes but by another edition. */
    static Unchanged ofAll(Optional<Edition> last, String form, boolean open) {
        return new Unchanged(
                "all-%s-%s"
                        .formatted(
                                last.flatMap(Edition::number)
                                        .map(n -> Integer.toString(n))
                                        .orElse("none"),
                                form),
                last.flatMap(Edition::decidedAt).orElse(Instant.EPOCH),
                open);
    }

    HttpResponse<?> answer(HttpRequest<?> request, Supplier<MutableHttpResponse<?>> body) {
        MutableHttpResponse<?> response =
                isKnown(request) ? HttpResponse.notModified() : body.get();
        // Weak, since what is sent may be packed.
        return response.header(HttpHeaders.ETAG, "W/\"" + tag + "\"")
                .header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(since))
                .header(HttpHeaders.VARY, "Accept, Authorization, Cookie")
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        isPublic ? "public, max-age=300" : "private, no-cache");
    }

    /** By the tag where one was sent, and by the date alone otherwise. */
    private boolean isKnown(HttpRequest<?> request) {
        List<String> tags = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        if (!tags.isEmpty()) {
            return tags.stream()
                    .anyMatch(sent -> sent.contains("\"" + tag + "\"") || sent.equals("*"));
        }
        return request.getHeaders()
                .findFirst(HttpHeaders.IF_MODIFIED_SINCE)
                .flatMap(Unchanged::date)
                .filter(known -> !since.truncatedTo(ChronoUnit.SECONDS).isAfter(known))
                .isPresent();
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
