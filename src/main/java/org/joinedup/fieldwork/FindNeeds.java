package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.FieldworkReport.Need;
import org.joinedup.fieldwork.StoredStandings.Standing;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.statistics.Proportion;
import org.joinedup.web.Messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what somebody has to do about a survey, the most pressing first. */
@Singleton
class FindNeeds {
    /** Of fewer people no rate is called unusual. */
    private static final int FEWEST = 30;

    /** By then the steps of most plans are over, and most who will answer have. */
    private static final int RIPE_AFTER_DAYS = 28;

    private static final double UNDELIVERED = 0.10;

    private final KnownPeople people;
    private final StoredPlans plans;
    private final StoredSending sending;
    private final StoredStandings standings;
    private final Carriers carriers;
    private final ExpectedRates expected;
    private final Services services;
    private final BankHolidays holidays;
    private final Clock clock;
    private final double unusualOptOuts;

    FindNeeds(
            KnownPeople people,
            StoredPlans plans,
            StoredSending sending,
            StoredStandings standings,
            Carriers carriers,
            ExpectedRates expected,
            Services services,
            BankHolidays holidays,
            Clock clock,
            @Value("${joinedup.fieldwork.unusual-opt-outs:0.05}") double unusualOptOuts) {
        this.people = people;
        this.plans = plans;
        this.sending = sending;
        this.standings = standings;
        this.carriers = carriers;
        this.expected = expected;
        this.services = services;
        this.holidays = holidays;
        this.clock = clock;
        this.unusualOptOuts = unusualOptOuts;
    }

    List<Need> of(
            Survey survey, List<Standing> all, List<StoredSending.OfStep> steps, Messages words) {
        if (survey.state() == SurveyState.CLOSED) {
            return List.of();
        }
        Found found = new Found(words);
        Optional<Plan> plan = plans.find(survey.id());
        setUp(survey, plan, all, found);
        sending(survey.id(), steps, found);
        Tally tally = ReportFieldwork.sum(all);
        found.add("unreachable", tally.failed(), "");
        rates(plan, all, found);
        if (survey.state() == SurveyState.OPEN) {
            lists(survey, found);
        }
        return found.needs;
    }

    private void setUp(Survey survey, Optional<Plan> plan, List<Standing> all, Found found) {
        if (!people.isReady()) {
            found.add("key-missing", 1, "");
        }
        if (plan.isEmpty() && survey.state() == SurveyState.OPEN) {
            found.add("no-plan", 1, "");
        }
        if (survey.state() == SurveyState.PAUSED && !all.isEmpty()) {
            found.add("paused", 1, "");
        }
        plan.stream()
                .flatMap(of -> of.steps().stream())
                .filter(step -> step.channel() != Channel.LETTER)
                .filter(step -> !carriers.of(step, survey).isReady())
                .map(step -> step.isByNotify() ? "notify" : "smtp")
                .distinct()
                .forEach(carrier -> found.add("carrier-missing." + carrier, 1, ""));
        LocalDate last = AskingWindow.lastDay(LocalDate.now(clock));
        if (plan.filter(of -> of.hours().workingDaysOnly()).isPresent()
                && !holidays.knowsYearOf(last)) {
            found.add("bank-holidays", 1, Integer.toString(last.getYear()));
        }
    }

    private void sending(SurveyId survey, List<StoredSending.OfStep> steps, Found found) {
        Map<String, Long> reasons = sending.waitingFor(survey);
        found.add("carrier-refuses", sum(reasons, reason -> reason.startsWith("provider-")), "");
        found.add(
                "carrier-silent", sum(reasons, List.of("no-answer", "interrupted")::contains), "");
        found.add("fault", sum(reasons, List.of("fault", "not-written")::contains), "");
        for (StoredSending.OfStep step : steps) {
            String number = Integer.toString(step.step() + 1);
            if (step.channel() == Channel.LETTER) {
                found.add("letters", step.dueNow(), number);
            } else {
                found.add("overdue", step.overdue(), number);
            }
            undelivered(step, found);
        }
    }

    private static void undelivered(StoredSending.OfStep step, Found found) {
        long told = step.delivered() + step.undelivered();
        if (told >= FEWEST
                && Proportion.wilson(step.undelivered(), told, Tally.LEVEL).get().interval().lower()
                        > UNDELIVERED) {
            found.add("undelivered", step.undelivered(), Integer.toString(step.step() + 1));
        }
    }

    private static long sum(Map<String, Long> reasons, Predicate<String> which) {
        return reasons.entrySet().stream()
                .filter(of -> which.test(of.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void rates(Optional<Plan> plan, List<Standing> all, Found found) {
        LocalDate ripe = LocalDate.now(clock).minusDays(RIPE_AFTER_DAYS);
        List<Step> steps = plan.map(Plan::steps).orElse(List.of());
        for (Mode mode : Mode.values()) {
            Optional<Proportion> rate =
                    ReportFieldwork.sum(
                                    all.stream()
                                            .filter(each -> each.mode() == mode)
                                            .filter(each -> !each.day().isAfter(ripe))
                                            .toList())
                            .rate()
                            .filter(of -> of.of() >= FEWEST);
            if (rate.isPresent()
                    && expected.of(mode, steps)
                            .filter(range -> rate.get().interval().upper() < range.from())
                            .isPresent()) {
                found.put(
                        "low-rate",
                        rate.get().count(),
                        found.words.text("staff.watch.mode-" + mode.code()));
            }
        }
        ReportFieldwork.sum(all)
                .optOuts()
                .filter(share -> share.of() >= FEWEST)
                .filter(share -> share.interval().lower() > unusualOptOuts)
                .ifPresent(share -> found.add("opt-outs", share.count(), ""));
    }

    /** Of services whose people were asked in the months before. */
    private void lists(Survey survey, Found found) {
        LocalDate today = LocalDate.now(clock);
        Instant month = today.withDayOfMonth(1).atStartOfDay(clock.getZone()).toInstant();
        if (today.isAfter(survey.periodTo().plusMonths(1))) {
            return;
        }
        List<String> names =
                standings.withoutListSince(survey.id(), month).stream()
                        .flatMap(id -> services.find(id).stream())
                        .map(Service::name)
                        .sorted()
                        .toList();
        if (!names.isEmpty()) {
            found.add("no-list", names.size(), String.join(", ", names));
        }
    }

    /** In the order in which they are to be seen to. */
    private static final class Found {
        private final Messages words;
        private final List<Need> needs = new ArrayList<>();

        Found(Messages words) {
            this.words = words;
        }

        /** Only where there are any. */
        void add(String code, long count, String about) {
            if (count > 0) {
                put(code, count, about);
            }
        }

        void put(String code, long count, String about) {
            String key = "staff.watch.need." + code;
            needs.add(
                    new Need(
                            code,
                            count,
                            about,
                            words.text(key, count, about),
                            words.text(key + ".do", count, about)));
        }
    }
}
