package org.joinedup.entrance;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;

import java.util.Optional;
import java.util.UUID;

/** Makes links that are open to anyone, and ends them. */
@Singleton
class CreateOpenLink {
    private final StoredOpenLinks links;
    private final Surveys surveys;
    private final Services services;
    private final AuditTrail audit;

    CreateOpenLink(StoredOpenLinks links, Surveys surveys, Services services, AuditTrail audit) {
        this.links = links;
        this.surveys = surveys;
        this.services = services;
        this.audit = audit;
    }

    sealed interface Outcome {
        /** With its token, told this once. */
        record Created(OpenLink link, String token) implements Outcome {
            @Override
            public String toString() {
                return "Created";
            }
        }

        record NotFound() implements Outcome {}

        record UnknownService() implements Outcome {}
    }

    @Transactional
    Outcome create(SurveyId survey, String serviceCode, Caller caller) {
        if (surveys.findVisible(survey, caller).isEmpty()) {
            return new Outcome.NotFound();
        }
        Optional<Service> service =
                services.withCode(serviceCode)
                        .flatMap(named -> services.findVisible(named.id(), caller));
        if (service.isEmpty()) {
            return new Outcome.UnknownService();
        }
        String token = Secrets.next();
        OpenLink link = links.add(token, survey, service.get().id(), caller.name());
        audit.record(caller.name(), "create-open-link", survey.toString(), serviceCode);
        return new Outcome.Created(link, token);
    }

    /**
     * @return empty when there is none that the caller may see
     */
    @Transactional
    Optional<OpenLink> close(UUID id, Caller caller) {
        Optional<OpenLink> link =
                links.find(id)
                        .filter(open -> surveys.findVisible(open.surveyId(), caller).isPresent());
        link.ifPresent(
                open -> {
                    links.close(id);
                    audit.record(caller.name(), "close-open-link", open.surveyId().toString(), "");
                });
        return link.flatMap(closed -> links.find(id));
    }
}
