package org.joinedup.dashboard;

import org.joinedup.figure.ItemResult;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ReadPublishedGroup.PublishedGroup;
import org.joinedup.publication.ServiceProfile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is told of a service or group in a period. The two instruments stand side by side and
 * are never added.
 *
 * @param code of the service or group
 * @param above what it belongs to, or the kind of group
 * @param path of its page without the period
 * @param transition the care-transition measure
 * @param journey the I statements
 * @param quarters the care-transition score of each quarter, the earliest first
 * @param dividedFrom the day from which the people may be divided; empty when it has come
 * @param settled the newest period of the same length whose people may be divided
 * @param others of a service, those that it stands beside
 * @param pairs of a group, the handovers from its services, the weakest first
 * @param published of a group that is not told live, what editions of the period tell
 */
public record Report(
        String code,
        String name,
        String above,
        String path,
        PeriodChoice period,
        ServiceProfile transition,
        ServiceProfile journey,
        List<PublishedIndicator> quarters,
        Optional<LocalDate> dividedFrom,
        Optional<PeriodChoice> settled,
        Others others,
        List<Pair> pairs,
        Optional<List<PublishedGroup>> published) {
    private static final Comparator<ItemResult> BY_AGREEMENT =
            Comparator.comparing(item -> item.agree().value());

    public boolean isSynthetic() {
        return transition.indicator().synthetic()
                || journey.indicator().synthetic()
                || quarters.stream().anyMatch(PublishedIndicator::synthetic)
                || others.published().filter(known -> known.edition().synthetic()).isPresent()
                || published.stream()
                        .flatMap(List::stream)
                        .anyMatch(known -> known.edition().synthetic());
    }

    /** Of the I statements, the one that fewest agree with. */
    public Optional<ItemResult> fewestAgree() {
        return agreed().min(BY_AGREEMENT);
    }

    public Optional<ItemResult> mostAgree() {
        return agreed().max(BY_AGREEMENT);
    }

    private Stream<ItemResult> agreed() {
        return journey.indicator().items().stream().filter(item -> item.agree().value() != null);
    }

    public String scoreWords(Show show) {
        PublishedIndicator indicator = transition.indicator();
        return indicator.isShown()
                ? show.inSentence(indicator.score().mean())
                : NeededWords.of(indicator, show);
    }

    public String journeyWords(Show show) {
        return fewestAgree()
                .map(
                        fewest ->
                                show.say(
                                                "dashboard.interval",
                                                show.value(fewest.agree()),
                                                show.value(mostAgree().orElseThrow().agree()))
                                        + " "
                                        + show.say(
                                                "dashboard.journey.range",
                                                journey.indicator().items().size(),
                                                journey.indicator().responses()))
                .orElseGet(() -> NeededWords.of(journey.indicator(), show));
    }

    public String rateWords(Show show) {
        return show.inSentence(transition.indicator().responseRate());
    }

    /** Of this period. */
    public String address() {
        return path + "?period=" + period.inAddresses();
    }

    /** The same section in a period in which all of it can be told; empty where this is one. */
    Optional<Link> whereSettled(String section, Show show) {
        return dividedFrom
                .flatMap(day -> settled)
                .map(
                        known ->
                                new Link(
                                        show.say("dashboard.unsettled.elsewhere", known.name()),
                                        path + "?period=" + known.inAddresses() + "#" + section));
    }

    /** Names files of it. */
    public String fileName() {
        return (code + "-" + period.inAddresses()).replaceAll("[^A-Za-z0-9_-]", "-");
    }

    public String pdfAddress() {
        return path + "/pdf?period=" + period.inAddresses();
    }

    public String tableAddress(String table) {
        return path + "/csv/" + table + "?period=" + period.inAddresses();
    }
}
