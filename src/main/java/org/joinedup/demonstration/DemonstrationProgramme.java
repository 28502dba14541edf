package org.joinedup.demonstration;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.invitation.ChangeSurveyState;
import org.joinedup.invitation.CreateSurvey;
import org.joinedup.invitation.NewSurvey;
import org.joinedup.invitation.NewSurvey.AskedInstrument;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Services;
import org.joinedup.progress.Counter;
import org.joinedup.publication.Quarters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The synthetic programme: 16 services, six whole quarters of responses. Made once; a second start
 * finds it.
 */
@Singleton
class DemonstrationProgramme {
    static final String ACTOR = "demonstration";
    static final Caller CALLER = new Caller(ACTOR, Role.ADMINISTRATOR, Optional.empty());
    static final int QUARTERS = 6;

    private static final List<AskedInstrument> ASKED =
            List.of(new AskedInstrument("ctm-15", 1), new AskedInstrument("i-statements", 1));

    private final DemonstrationServices demonstrationServices;
    private final DemonstrationResponses responses;
    private final CreateSurvey createSurvey;
    private final ChangeSurveyState changeState;
    private final Services services;
    private final Clock clock;

    DemonstrationProgramme(
            DemonstrationServices demonstrationServices,
            DemonstrationResponses responses,
            CreateSurvey createSurvey,
            ChangeSurveyState changeState,
            Services services,
            Clock clock) {
        this.demonstrationServices = demonstrationServices;
        this.responses = responses;
        this.createSurvey = createSurvey;
        this.changeState = changeState;
        this.services = services;
        this.clock = clock;
    }

    /**
     * All of it or nothing, so that a start that was broken off begins anew.
     *
     * @param counter of the quarters of services
     * @return whether it was not there yet
     */
    @Transactional
    boolean load(Counter counter) {
        List<DemonstrationService> described = demonstrationServices.described();
        if (!demonstrationServices.add(described)) {
            return false;
        }
        Map<String, ServiceId> ids = new HashMap<>();
        described.forEach(s -> ids.put(s.code(), services.withCode(s.code()).orElseThrow().id()));
        List<Period> past =
                new ArrayList<>(
                                Quarters.endingWith(LocalDate.now(clock), QUARTERS + 1)
                                        .subList(1, QUARTERS + 1))
                        .reversed();
        counter.total((long) past.size() * described.size());
        for (int quarter = 0; quarter < past.size(); quarter++) {
            Survey survey = openSurvey(past.get(quarter), Quarters.name(past.get(quarter)));
            for (int number = 0; number < described.size(); number++) {
                DemonstrationService service = described.get(number);
                DemonstrationResponses.Site site =
                        new DemonstrationResponses.Site(
                                service,
                                ids.get(service.code()),
                                neighbour(described, service).map(ids::get),
                                number);
                responses.add(survey, site, quarter);
                counter.add(1);
            }
            change(survey, SurveyState.CLOSED);
        }
        return true;
    }

    /** Another service of the same region, where there is one. */
    private static Optional<String> neighbour(
            List<DemonstrationService> all, DemonstrationService one) {
        return all.stream()
                .filter(
                        other ->
                                other.region().equals(one.region())
                                        && !other.code().equals(one.code()))
                .map(DemonstrationService::code)
                .findFirst();
    }

    static String title(String name) {
        return "Leaving hospital and the whole journey, " + name;
    }

    /** A new open survey of people who left within the period. */
    @Transactional
    Survey openSurvey(Period period, String name) {
        return openSurvey(period, name, DemonstrationServices.COMMISSIONER);
    }

    /** As {@link #openSurvey(Period, String)}, of a provider that runs it itself. */
    @Transactional
    Survey openSurvey(Period period, String name, String owner) {
        NewSurvey wanted =
                new NewSurvey(
                        title(name),
                        "The Joined Up demonstration",
                        null,
                        owner,
                        ASKED,
                        period.firstDay(),
                        period.lastDay(),
                        "en",
                        true,
                        true);
        return switch (createSurvey.create(wanted, CALLER)) {
            case CreateSurvey.Outcome.Created created -> change(created.survey(), SurveyState.OPEN);
            case CreateSurvey.Outcome.Refused refused ->
                    throw new IllegalStateException("demonstration survey: " + refused.faults());
        };
    }

    private Survey change(Survey survey, SurveyState state) {
        return switch (changeState.change(survey.id(), state, CALLER)) {
            case ChangeSurveyState.Outcome.Changed changed -> changed.survey();
            case ChangeSurveyState.Outcome other ->
                    throw new IllegalStateException("demonstration survey: " + other);
        };
    }
}
