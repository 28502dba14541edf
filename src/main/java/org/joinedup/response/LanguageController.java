package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.invitation.ChangeLanguage;

/** The same page in other words: nothing is begun, and nothing that was saved is touched. */
@Hidden
@Controller("/s/{token}/language")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class LanguageController {
    private final Visits visits;
    private final ChangeLanguage changeLanguage;

    LanguageController(Visits visits, ChangeLanguage changeLanguage) {
        this.visits = visits;
        this.changeLanguage = changeLanguage;
    }

    /**
     * @param page what of the address followed the link
     */
    @Introspected
    record Form(@Nullable String language, @Nullable String page) {}

    /** A language that is not offered changes nothing. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(String token, @Body Form form) {
        visits.at(token)
                .reads()
                .filter(reading -> form.language() != null)
                .filter(reading -> reading.others().contains(form.language()))
                .ifPresent(reading -> changeLanguage.to(reading.invitation(), form.language()));
        return PatientPages.to(token, LanguageChange.readable(form.page()));
    }
}
