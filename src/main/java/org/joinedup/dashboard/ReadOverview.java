package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.dashboard.Overview.Choice;
import org.joinedup.figure.Figure;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Groups;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.publication.ShowOverview;
import org.joinedup.publication.ShowOverview.Glance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers the services that somebody may see, with the score of each, a page at a time. */
@Singleton
class ReadOverview {
    private static final int A_PAGE = 25;

    private final Services services;
    private final Groups groups;
    private final ShowOverview show;

    ReadOverview(Services services, Groups groups, ShowOverview show) {
        this.services = services;
        this.groups = groups;
        this.show = show;
    }

    Overview read(Caller caller, OverviewQuestion asked, PeriodChoice period, Show words) {
        List<Service> visible = services.visibleTo(caller);
        List<Service> wanted =
                inOrder(caller, visible.stream().filter(asked::wants).toList(), asked, period);
        int pages = Math.max(1, (wanted.size() + A_PAGE - 1) / A_PAGE);
        int page = asked.pageOf(pages);
        List<Service> these =
                wanted.subList((page - 1) * A_PAGE, Math.min(page * A_PAGE, wanted.size()));
        return new Overview(
                asked,
                period,
                lines(caller, these, period, words),
                wanted.size(),
                page,
                pages,
                choices(visible, GroupKind.CARE_CLUSTER),
                choices(visible, GroupKind.CLIENT_GROUP),
                choices(visible, GroupKind.PROGRAMME));
    }

    private List<ServiceLine> lines(
            Caller caller, List<Service> these, PeriodChoice period, Show words) {
        Map<ServiceId, Glance> glances =
                withShortForm(
                        these,
                        (some, instrument) ->
                                show.glances(caller, some, question(instrument, period)),
                        Glance::indicator);
        return these.stream()
                .map(service -> line(service, glances.get(service.id()), period, words))
                .toList();
    }

    private static ServiceLine line(
            Service service, Glance glance, PeriodChoice period, Show words) {
        return new ServiceLine(
                "/services/" + service.id() + "?period=" + period.inAddresses(),
                service.name(),
                service.providerName(),
                glance.indicator(),
                glance.trend(),
                Sparkline.of(glance.trend(), period.period().to(), words),
                glance.position());
    }

    /** By the figures only where that was asked for, because all must be read for it. */
    private List<Service> inOrder(
            Caller caller, List<Service> wanted, OverviewQuestion asked, PeriodChoice period) {
        Comparator<Service> byName =
                Comparator.comparing(Service::name).thenComparing(Service::code);
        if (asked.order() == OverviewQuestion.Order.NAME) {
            return wanted.stream().sorted(byName).toList();
        }
        Map<ServiceId, PublishedIndicator> indicators =
                withShortForm(
                        wanted,
                        (some, instrument) ->
                                show.indicators(caller, some, question(instrument, period)),
                        Function.identity());
        Comparator<Double> order =
                asked.order() == OverviewQuestion.Order.HIGHEST
                        ? Comparator.nullsLast(Comparator.reverseOrder())
                        : Comparator.nullsLast(Comparator.naturalOrder());
        return wanted.stream()
                .sorted(
                        Comparator.comparing(
                                        (Service service) ->
                                                sortedBy(asked, indicators.get(service.id())),
                                        order)
                                .thenComparing(byName))
                .toList();
    }

    private static Double sortedBy(OverviewQuestion asked, PublishedIndicator indicator) {
        Figure figure =
                asked.order() == OverviewQuestion.Order.RATE || !indicator.isShown()
                        ? indicator.responseRate()
                        : indicator.score().mean();
        return indicator.isShown() ? figure.value() : null;
    }

    /** Reads some services' figures of one instrument. */
    private interface Reader<T> {
        Map<ServiceId, T> read(List<Service> some, String instrument);
    }

    /** The long form, or the short form where that is nearer to figures of the period. */
    private static <T> Map<ServiceId, T> withShortForm(
            List<Service> some, Reader<T> reader, Function<T, PublishedIndicator> indicator) {
        Map<ServiceId, T> all = new HashMap<>(reader.read(some, ReadReports.TRANSITION));
        List<Service> without =
                some.stream()
                        .filter(service -> !indicator.apply(all.get(service.id())).isShown())
                        .toList();
        if (!without.isEmpty()) {
            reader.read(without, ReadReports.SHORT_TRANSITION)
                    .forEach(
                            (service, read) -> {
                                if (ReadReports.isNearer(
                                        indicator.apply(read), indicator.apply(all.get(service)))) {
                                    all.put(service, read);
                                }
                            });
        }
        return all;
    }

    private static Question question(String instrument, PeriodChoice period) {
        return Question.ofEveryone(instrument, period.period(), period.by());
    }

    private List<Choice> choices(List<Service> visible, GroupKind kind) {
        List<Choice> choices = new ArrayList<>();
        for (Group group : groups.all()) {
            if (group.kind() == kind && group.services().stream().anyMatch(visible::contains)) {
                choices.add(new Choice(group.code(), group.name()));
            }
        }
        choices.sort(Comparator.comparing(Choice::name));
        return choices;
    }
}
