package org.joinedup.dashboard;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.organisation.GroupKind;
import org.joinedup.publication.Granularity;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of services, where a provider's people begin, and the words that the pages use. */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class DashboardController {
    private static final List<String> TERMS =
            List.of(
                    "score",
                    "interval",
                    "rate",
                    "agree",
                    "benchmark",
                    "funnel",
                    "band",
                    "reliability",
                    "trend",
                    "correlation",
                    "alpha",
                    "adjusted");

    private final ReadOverview readOverview;
    private final LinkGroups linkGroups;
    private final Pages pages;
    private final DisclosureRules rules;
    private final Clock clock;
    private final Messages words = Messages.in("en");

    DashboardController(
            ReadOverview readOverview,
            LinkGroups linkGroups,
            Pages pages,
            DisclosureRules rules,
            Clock clock) {
        this.readOverview = readOverview;
        this.linkGroups = linkGroups;
        this.pages = pages;
        this.rules = rules;
        this.clock = clock;
    }

    @Get("/")
    HttpResponse<?> home() {
        return Pages.seeOther("/services");
    }

    @Get("/services")
    HttpResponse<?> overview(@RequestBean OverviewQuestion asked, Caller caller) {
        LocalDate today = LocalDate.now(clock);
        Optional<PeriodChoice> period = PeriodChoice.chosen(asked.chosenPeriod(), today);
        if (period.isEmpty()) {
            return pages.page(
                    HttpStatus.NOT_FOUND, "web/error", words, Map.of("key", "error.not-found"));
        }
        Show show = new Show(words, clock);
        List<GroupLink> groups = linkGroups.of(caller);
        return pages.ok(
                "dashboard/overview",
                words,
                Map.of(
                        "overview",
                        readOverview.read(caller, asked, period.get(), show),
                        "periods",
                        PeriodChoice.all(today),
                        "groups",
                        groups,
                        "handovers",
                        handovers(groups, show),
                        "show",
                        show));
    }

    /** Where the handovers of all services of a provider stand side by side. */
    private Optional<Link> handovers(List<GroupLink> groups, Show show) {
        List<GroupLink> providers =
                groups.stream().filter(group -> group.kind() == GroupKind.PROVIDER).toList();
        Optional<PeriodChoice> settled =
                PeriodChoice.settled(Granularity.QUARTER, show.today(), rules);
        if (groups.isEmpty() || settled.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                providers.size() == 1
                        ? new Link(
                                show.say(
                                        "dashboard.overview.handovers.provider",
                                        providers.getFirst().name(),
                                        settled.get().name()),
                                providers.getFirst().path()
                                        + "?period="
                                        + settled.get().inAddresses()
                                        + "#handovers")
                        : new Link(show.say("dashboard.overview.handovers.groups"), "#groups"));
    }

    @Get("/glossary")
    HttpResponse<?> glossary() {
        return pages.ok("dashboard/glossary", words, Map.of("terms", TERMS));
    }
}
