package org.joinedup.response;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;

import org.joinedup.web.Messages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a change of language is sent to, and which page comes back after it. */
final class LanguageChange {
    private static final Pattern PAGE =
            Pattern.compile(
                    "(/(start|questions/[0-9]{1,4}|about-you|check|later|receipt|opt-out))?"
                            + "(\\?then=check)?");

    private LanguageChange() {}

    /** On a page of the link, and as it is shown now. */
    static Messages.Languages at(String link, String page, List<String> languages) {
        boolean changing =
                request()
                        .map(request -> request.getParameters().get("then"))
                        .filter("check"::equals)
                        .isPresent();
        return new Messages.Languages(
                languages, link + "/language", page + (changing ? "?then=check" : ""));
    }

    /** On whatever page of a link was asked for, where all of them say the same. */
    static Messages.Languages here(List<String> languages) {
        String path = request().map(HttpRequest::getPath).orElse("");
        int end = path.indexOf('/', "/s/".length());
        return new Messages.Languages(
                languages, (end < 0 ? path : path.substring(0, end)) + "/language", "");
    }

    private static Optional<HttpRequest<Object>> request() {
        return ServerRequestContext.currentRequest();
    }

    /** A page that can be shown, whatever was sent. */
    static String readable(@Nullable String page) {
        Matcher known = PAGE.matcher(page == null ? "" : page);
        return known.matches() ? known.group() : "";
    }
}
