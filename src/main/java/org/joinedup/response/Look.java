package org.joinedup.response;

import io.micronaut.http.HttpRequest;

import org.joinedup.invitation.FormatNeed;
import org.joinedup.kernel.Coded;

import java.util.List;
import java.util.Locale;

/** How the pages look and word themselves; what an instrument says is the same in all. */
enum Look implements Coded {
    STANDARD,
    LARGE_PRINT,
    EASY_READ;

    /** Holds the code alone, until the browser is closed, and only once somebody has chosen. */
    static final String COOKIE = "look";

    /** What was chosen here, else what the person's record asks for. */
    static Look of(HttpRequest<?> request, List<String> formatNeeds) {
        return request.getCookies()
                .findCookie(COOKIE)
                .flatMap(cookie -> Coded.find(Look.class, cookie.getValue()))
                .orElseGet(() -> needed(formatNeeds));
    }

    private static Look needed(List<String> formatNeeds) {
        if (formatNeeds.contains(FormatNeed.EASY_READ.code())) {
            return EASY_READ;
        }
        return formatNeeds.contains(FormatNeed.LARGE_PRINT.code()) ? LARGE_PRINT : STANDARD;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
