package org.joinedup.dashboard;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.Quarters;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages on which a provider's people look at their scores. */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class DashboardController {
    private final ReadReports reports;
    private final Pages pages;
    private final Clock clock;

    DashboardController(ReadReports reports, Pages pages, Clock clock) {
        this.reports = reports;
        this.pages = pages;
        this.clock = clock;
    }

    @Get("/")
    HttpResponse<?> home() {
        return Pages.seeOther("/services");
    }

    @Get("/services")
    HttpResponse<?> overview(@QueryValue Optional<String> quarter, Caller caller) {
        Optional<Period> chosen = chosen(quarter);
        if (chosen.isEmpty()) {
            return notFound();
        }
        Messages words = Messages.in("en");
        List<ServiceLine> lines = reports.overview(caller, chosen.get());
        return pages.ok(
                "dashboard/overview",
                words,
                Map.of(
                        "lines",
                        lines,
                        "quarter",
                        Quarters.name(chosen.get()),
                        "show",
                        new Show(words, clock.getZone()),
                        "synthetic",
                        lines.stream().anyMatch(line -> line.indicator().synthetic())));
    }

    @Get("/services/{id}")
    HttpResponse<?> service(ServiceId id, @QueryValue Optional<String> quarter, Caller caller) {
        Messages words = Messages.in("en");
        return chosen(quarter)
                .flatMap(period -> reports.report(caller, id, period))
                .<HttpResponse<?>>map(
                        report ->
                                pages.ok(
                                        "dashboard/service",
                                        words,
                                        Map.of(
                                                "report",
                                                report,
                                                "show",
                                                new Show(words, clock.getZone()))))
                .orElseGet(this::notFound);
    }

    private Optional<Period> chosen(Optional<String> quarter) {
        return quarter.isEmpty()
                ? Optional.of(reports.latest())
                : reports.quarterNamed(quarter.get());
    }

    private HttpResponse<String> notFound() {
        return pages.page(
                HttpStatus.NOT_FOUND,
                "web/error",
                Messages.in("en"),
                Map.of("key", "error.not-found"));
    }
}
