package org.joinedup.response;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.kernel.Coded;

import java.util.regex.Pattern;

/** Changes how the pages look, and goes back to the page that was left. */
@Hidden
@Controller("/s/{token}/look")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class LookController {
    private static final Pattern PAGE = Pattern.compile("(/[a-z0-9-]{1,20}){0,2}");

    private final boolean secure;

    LookController(@Value("${joinedup.public-url}") String publicUrl) {
        this.secure = publicUrl.startsWith("https:");
    }

    @Introspected
    record Form(@Nullable String look, @Nullable String page) {}

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(String token, @Body Form form) {
        String page = form.page() != null && PAGE.matcher(form.page()).matches() ? form.page() : "";
        MutableHttpResponse<?> back = PatientPages.to(token, page).toMutableResponse();
        Coded.find(Look.class, form.look())
                .ifPresent(
                        look ->
                                back.cookie(
                                        Cookie.of(Look.COOKIE, look.code())
                                                .path("/s/")
                                                .httpOnly(true)
                                                .secure(secure)
                                                .sameSite(SameSite.Lax)));
        return back;
    }
}
