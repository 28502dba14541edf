package org.joinedup.commissioner;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.commissioner.EditionPage.Wish;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Editions;
import org.joinedup.publication.Granularity;
import org.joinedup.publication.Metrics;
import org.joinedup.publication.NewEdition;
import org.joinedup.publication.OrderEdition;
import org.joinedup.publication.OrderEdition.Stage;
import org.joinedup.publication.Quarters;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where administrators have an edition prepared, and watch how far it is. */
@Hidden
@Controller("/editions")
@Produces(MediaType.TEXT_HTML)
@Secured(Role.IS_ADMINISTRATOR)
class EditionWishController {
    private final Metrics metrics;
    private final Editions editions;
    private final OrderEdition orderEdition;
    private final DisclosureRules rules;
    private final Pages pages;
    private final Clock clock;

    EditionWishController(
            Metrics metrics,
            Editions editions,
            OrderEdition orderEdition,
            DisclosureRules rules,
            Pages pages,
            Clock clock) {
        this.metrics = metrics;
        this.editions = editions;
        this.orderEdition = orderEdition;
        this.rules = rules;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * What was typed.
     *
     * @param unsettled the period that is wanted though it is not settled
     */
    @Introspected
    record Form(
            Optional<String> instrument,
            Optional<String> period,
            Optional<String> change,
            Optional<String> unsettled) {
        private String written(Optional<String> field) {
            return field.orElse("").strip();
        }
    }

    @Get("/new")
    HttpResponse<byte[]> create(
            @QueryValue(defaultValue = "") String instrument,
            @QueryValue(defaultValue = "") String period) {
        return form(
                HttpStatus.OK,
                wish(instrument, period, "").asking(period(period).flatMap(this::unsettled)));
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> create(@Body Form form, Caller caller) {
        Wish wish =
                wish(
                        form.written(form.instrument()),
                        form.written(form.period()),
                        form.written(form.change()));
        Optional<Period> period = period(wish.period());
        if (period.isEmpty() || wish.change().length() > 500) {
            return refused(wish, new FieldError(period.isEmpty() ? "period" : "change", ""));
        }
        Optional<Unsettled> unsettled = period.flatMap(this::unsettled);
        if (unsettled.isPresent() && !form.written(form.unsettled()).equals(wish.period())) {
            return form(HttpStatus.OK, wish.asking(unsettled));
        }
        return order(wish.asking(unsettled), period.get(), caller);
    }

    private HttpResponse<byte[]> order(Wish wish, Period period, Caller caller) {
        NewEdition wanted =
                new NewEdition(
                        wish.instrument(),
                        period.from(),
                        period.to(),
                        wish.change().isEmpty() ? null : wish.change());
        return switch (orderEdition.order(wanted, caller)) {
            case OrderEdition.Outcome.Ordered ordered ->
                    Pages.seeOther(
                            "/editions/preparing/%s?instrument=%s&period=%s"
                                    .formatted(
                                            ordered.work(),
                                            wanted.instrument(),
                                            EditionPage.written(period)));
            case OrderEdition.Outcome.Refused refused -> refused(wish, refused.faults().getFirst());
        };
    }

    /** Also as pages write it: {@code 2026 Q1}. */
    private static Optional<Period> period(String written) {
        return Granularity.read(written.toUpperCase(Locale.ROOT).replace(' ', '-'));
    }

    /** Its form has one field for the two ends of the period. */
    private HttpResponse<byte[]> refused(Wish wish, FieldError fault) {
        boolean ofPeriod = !List.of("instrument", "change").contains(fault.field());
        FieldError shown = ofPeriod ? new FieldError("period", fault.reason()) : fault;
        return form(HttpStatus.UNPROCESSABLE_ENTITY, wish.with(shown));
    }

    private Wish wish(String instrument, String period, String change) {
        LocalDate awaited = LocalDate.now(clock).minusDays(rules.settledAfterDays());
        return new Wish(
                instruments(),
                instrument,
                period,
                change,
                Quarters.endingWith(awaited, 2).getLast(),
                Optional.empty(),
                Optional.empty());
    }

    /** A period that is not even over is refused. */
    private Optional<Unsettled> unsettled(Period period) {
        LocalDate today = LocalDate.now(clock);
        return period.lastDay().isBefore(today)
                ? Unsettled.on(today, period, rules)
                : Optional.empty();
    }

    @Get("/preparing/{work}")
    HttpResponse<?> preparing(
            String work,
            @QueryValue(defaultValue = "") String instrument,
            @QueryValue(defaultValue = "") String period,
            Caller caller) {
        return orderEdition
                .stage(work, caller)
                .<HttpResponse<?>>map(
                        stage ->
                                switch (stage) {
                                    case Stage.Running running ->
                                            pages.ok(
                                                    "commissioner/preparing",
                                                    words(),
                                                    Map.of("percent", running.percent()));
                                    case Stage.Done ignored ->
                                            Pages.seeOther(prepared(instrument, period, caller));
                                    case Stage.Failed ignored ->
                                            pages.ok(
                                                    "commissioner/preparing",
                                                    words(),
                                                    Map.of("percent", -1));
                                })
                .orElseGet(HttpResponse::notFound);
    }

    /** The newest that the caller had prepared of it, on whatever node. */
    private String prepared(String instrument, String period, Caller caller) {
        Optional<Period> of = period(period);
        return editions.all(false).stream()
                .filter(edition -> edition.preparedBy().equals(caller.name()))
                .filter(edition -> edition.instrument().code().equals(instrument))
                .filter(edition -> of.filter(edition.period()::equals).isPresent())
                .findFirst()
                .map(edition -> "/editions/" + edition.id())
                .orElse("/editions");
    }

    private List<String> instruments() {
        return metrics.all().stream().map(metric -> metric.instrument().code()).distinct().toList();
    }

    private HttpResponse<byte[]> form(HttpStatus status, Wish wish) {
        return pages.page(status, "commissioner/prepare", words(), Map.of("wish", wish));
    }

    private static Messages words() {
        return Messages.in("en");
    }
}
