package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.FieldworkReport.Answered;
import org.joinedup.fieldwork.FieldworkReport.Expected;
import org.joinedup.fieldwork.FieldworkReport.People;
import org.joinedup.fieldwork.FieldworkReport.Stopped;
import org.joinedup.fieldwork.FieldworkReport.Unfinished;
import org.joinedup.fieldwork.StoredStandings.Standing;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.response.UnfinishedQuestionnaires;
import org.joinedup.web.Messages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts together how a survey goes. */
@Singleton
class ReportFieldwork {
    /** Fewer who broke off are shown as one number. */
    private static final int FEWEST_UNFINISHED = 10;

    private final StoredStandings standings;
    private final StoredPlans plans;
    private final ExpectedRates expectedRates;
    private final ForecastCompletes forecastCompletes;
    private final WatchSending watchSending;
    private final FindNeeds findNeeds;
    private final UnfinishedQuestionnaires unfinished;
    private final Services services;
    private final Instruments instruments;
    private final Clock clock;

    ReportFieldwork(
            StoredStandings standings,
            StoredPlans plans,
            ExpectedRates expectedRates,
            ForecastCompletes forecastCompletes,
            WatchSending watchSending,
            FindNeeds findNeeds,
            UnfinishedQuestionnaires unfinished,
            Services services,
            Instruments instruments,
            Clock clock) {
        this.standings = standings;
        this.plans = plans;
        this.expectedRates = expectedRates;
        this.forecastCompletes = forecastCompletes;
        this.watchSending = watchSending;
        this.findNeeds = findNeeds;
        this.unfinished = unfinished;
        this.services = services;
        this.instruments = instruments;
        this.clock = clock;
    }

    FieldworkReport report(Survey survey, Messages words) {
        List<Standing> all = standings.standings(survey.id());
        List<Step> steps = plans.find(survey.id()).map(Plan::steps).orElse(List.of());
        List<StoredSending.OfStep> sending = watchSending.steps(survey.id());
        return new FieldworkReport(
                survey.id().toString(),
                clock.instant(),
                standings.isPurged(survey.id()),
                People.of("all", words.text("staff.watch.all"), sum(all), null),
                ofServices(all),
                by(
                        all,
                        Standing::mode,
                        (mode, tally) ->
                                People.of(
                                        mode.code(),
                                        words.text("staff.watch.mode-" + mode.code()),
                                        tally,
                                        expected(mode, steps, words))),
                by(
                        all,
                        Standing::language,
                        (code, tally) -> People.of(code, language(code, words), tally, null)),
                by(
                        all,
                        Standing::day,
                        (LocalDate day, Tally tally) ->
                                People.of(day.toString(), words.date(day), tally, null)),
                answered(survey, words),
                unfinished(survey, words),
                forecastCompletes.forecast(survey, words),
                watchSending.sending(survey.id(), sending),
                watchSending.imports(survey.id()),
                findNeeds.of(survey, all, sending, words));
    }

    static Tally sum(List<Standing> standings) {
        return standings.stream().map(Standing::tally).reduce(Tally.NONE, Tally::plus);
    }

    private List<People> ofServices(List<Standing> all) {
        Function<Standing, String> code =
                standing -> service(standing.service()).map(Service::code).orElse("");
        return by(
                all,
                code,
                (of, tally) ->
                        People.of(
                                of,
                                services.withCode(of).map(Service::name).orElse(of),
                                tally,
                                null));
    }

    private Optional<Service> service(ServiceId id) {
        return services.find(id);
    }

    private static <K extends Comparable<? super K>> List<People> by(
            List<Standing> all, Function<Standing, K> key, BiFunction<K, Tally, People> view) {
        SortedMap<K, Tally> tallies = new TreeMap<>();
        all.forEach(each -> tallies.merge(key.apply(each), each.tally(), Tally::plus));
        return tallies.entrySet().stream()
                .map(each -> view.apply(each.getKey(), each.getValue()))
                .toList();
    }

    private Expected expected(Mode mode, List<Step> steps, Messages words) {
        return expectedRates
                .of(mode, steps)
                .map(
                        range ->
                                new Expected(
                                        range.from(),
                                        range.to(),
                                        words.text("staff.watch.expected." + range.source())))
                .orElse(null);
    }

    private static String language(String code, Messages words) {
        return Locale.forLanguageTag(code).getDisplayLanguage(words.locale());
    }

    private List<Answered> answered(Survey survey, Messages words) {
        Map<Mode, Long> answered = standings.answeredBy(survey.id());
        return answered.entrySet().stream()
                .map(
                        of ->
                                new Answered(
                                        of.getKey().code(),
                                        words.text("staff.watch.mode-" + of.getKey().code()),
                                        of.getValue()))
                .toList();
    }

    private Unfinished unfinished(Survey survey, Messages words) {
        SortedMap<Integer, Long> lastSeen = unfinished.lastSeen(survey.id());
        long people = lastSeen.values().stream().mapToLong(Long::longValue).sum();
        if (people < FEWEST_UNFINISHED) {
            return new Unfinished(people, List.of());
        }
        List<String> statements =
                new ArrayList<>(List.of(words.text("staff.watch.unfinished.none")));
        survey.instruments().stream()
                .flatMap(id -> instruments.find(id).orElseThrow().items().stream())
                .forEach(item -> statements.add(item.text().replace("**", "")));
        return new Unfinished(
                people,
                lastSeen.entrySet().stream()
                        .map(
                                of ->
                                        new Stopped(
                                                of.getKey(),
                                                statements.get(
                                                        Math.min(
                                                                of.getKey(),
                                                                statements.size() - 1)),
                                                of.getValue()))
                        .toList());
    }
}
