package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.fieldwork.SurveyViews.Choice;
import org.joinedup.fieldwork.SurveyViews.Fault;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.fieldwork.SurveyViews.Trial;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.TrySurvey;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where staff are given a link to try a survey on themselves. */
@Hidden
@Controller("/surveys/{id}/pilot")
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR})
class PilotController {
    private final TrySurvey trySurvey;
    private final Services services;
    private final CoordinatorPages pages;
    private final String publicUrl;

    PilotController(
            TrySurvey trySurvey,
            Services services,
            CoordinatorPages pages,
            @Value("${joinedup.public-url}") String publicUrl) {
        this.trySurvey = trySurvey;
        this.services = services;
        this.pages = pages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    @Get
    HttpResponse<?> ask(SurveyId id, Caller caller) {
        return pages.of(id, caller, survey -> page(HttpStatus.OK, survey, caller, "", Faults.NONE));
    }

    /** The link is told on this page alone, and is in no address but its own. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(SurveyId id, @Body Map<String, Object> sent, Caller caller) {
        return pages.of(
                id,
                caller,
                survey ->
                        service(new FormFields(sent).text("service"))
                                .flatMap(service -> trySurvey.begin(id, service, caller))
                                .map(
                                        begun ->
                                                page(
                                                        HttpStatus.OK,
                                                        survey,
                                                        caller,
                                                        publicUrl + "/s/" + begun.token(),
                                                        Faults.NONE))
                                .orElseGet(() -> refused(survey, caller)));
    }

    private HttpResponse<byte[]> refused(Survey survey, Caller caller) {
        return page(
                HttpStatus.UNPROCESSABLE_ENTITY,
                survey,
                caller,
                "",
                new Faults(List.of(Fault.of("service", "staff.try.error"))));
    }

    private static Optional<ServiceId> service(String text) {
        try {
            return Optional.of(new ServiceId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> page(
            HttpStatus status, Survey survey, Caller caller, String link, Faults faults) {
        List<Choice> choices =
                services.visibleTo(caller).stream().map(PilotController::choice).toList();
        return pages.show(status, "pilot", new Trial(pages.line(survey), choices, link, faults));
    }

    private static Choice choice(Service service) {
        return new Choice(service.id().toString(), service.name(), false);
    }
}
