package org.joinedup.dashboard;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells somebody who is here for the first time how to read the pages, by one service's figures.
 */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class FirstVisitController {
    private final FindExample findExample;
    private final ArrangeReport arrange;
    private final Pages pages;
    private final DisclosureRules rules;
    private final Clock clock;
    private final Messages words = Messages.in("en");

    FirstVisitController(
            FindExample findExample,
            ArrangeReport arrange,
            Pages pages,
            DisclosureRules rules,
            Clock clock) {
        this.findExample = findExample;
        this.arrange = arrange;
        this.pages = pages;
        this.rules = rules;
        this.clock = clock;
    }

    @Get("/first-visit")
    HttpResponse<?> page(Caller caller) {
        Show show = new Show(words, clock);
        Optional<Report> example = findExample.find(caller, settledFirst());
        return pages.ok(
                "dashboard/first",
                words,
                Map.of(
                        "report",
                        example,
                        "sections",
                        example.map(report -> byId(report, show)).orElse(Map.of()),
                        "advice",
                        example.map(report -> arrange.advise(report, show)).orElse(List.of()),
                        "show",
                        show));
    }

    /** Without the quarter that is still filling; every step can be shown where it is settled. */
    private List<PeriodChoice> settledFirst() {
        LocalDate today = LocalDate.now(clock);
        return PeriodChoice.all(today).stream()
                .skip(1)
                .sorted(Comparator.comparing(choice -> !choice.isSettled(today, rules)))
                .toList();
    }

    private Map<String, Section> byId(Report report, Show show) {
        return arrange.arrange(report, show).stream()
                .collect(Collectors.toMap(Section::id, Function.identity()));
    }
}
