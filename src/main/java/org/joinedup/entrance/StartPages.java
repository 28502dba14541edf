package org.joinedup.entrance;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import org.joinedup.invitation.Survey;
import org.joinedup.invitation.Surveys;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.WishedLanguage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page before a visit, for whoever comes in without an invitation. */
@Singleton
class StartPages {
    private final Surveys surveys;
    private final Services services;
    private final Instruments instruments;
    private final Pages pages;

    StartPages(Surveys surveys, Services services, Instruments instruments, Pages pages) {
        this.surveys = surveys;
        this.services = services;
        this.instruments = instruments;
        this.pages = pages;
    }

    /** The words of the page, in a language that the whole survey can be read in. */
    Messages words(SurveyId id, HttpRequest<?> request) {
        Survey survey = surveys.find(id).orElseThrow();
        List<String> released = instruments.languages(survey.instruments());
        List<String> offered =
                Stream.concat(Stream.of(survey.language()), Messages.LANGUAGES.stream())
                        .distinct()
                        .filter(Messages::speaks)
                        .filter(released::contains)
                        .toList();
        return WishedLanguage.words(request, offered);
    }

    /**
     * @param start where the visit begins
     */
    MutableHttpResponse<byte[]> start(
            Messages words, SurveyId survey, ServiceId service, String start) {
        Survey asked = surveys.find(survey).orElseThrow();
        return pages.ok(
                "entrance/start",
                words,
                Map.of(
                        "askedBy",
                        asked.askedBy(),
                        "service",
                        services.find(service).map(Service::name).orElseThrow(),
                        "start",
                        start,
                        "demonstration",
                        asked.demonstration()));
    }

    MutableHttpResponse<byte[]> notice(HttpStatus status, Messages words, String key) {
        return pages.page(status, "web/error", words, Map.of("key", key));
    }

    Optional<Survey> survey(SurveyId id) {
        return surveys.find(id);
    }
}
