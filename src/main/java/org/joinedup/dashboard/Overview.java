package org.joinedup.dashboard;

import org.joinedup.publication.PublishedIndicator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One page of the services that somebody may see.
 *
 * @param services how many there are that were asked for
 * @param clusters care clusters, client groups and programmes that can be asked for
 */
public record Overview(
        OverviewQuestion question,
        PeriodChoice period,
        List<ServiceLine> lines,
        int services,
        int page,
        int pages,
        List<Choice> clusters,
        List<Choice> clientGroups,
        List<Choice> programmes) {

    /** Something to filter by. */
    public record Choice(String code, String name) {}

    public boolean isSynthetic() {
        return lines.stream().anyMatch(line -> line.indicator().synthetic());
    }

    public Optional<Instant> asOf() {
        return lines.stream()
                .map(ServiceLine::indicator)
                .filter(PublishedIndicator::isShown)
                .map(PublishedIndicator::asOf)
                .max(Comparator.naturalOrder());
    }

    public String address(int number) {
        return question.address(period, number);
    }

    /** For each line the same, so that lines can be compared. */
    public Sparkline.Scale scale() {
        return Sparkline.Scale.of(lines.stream().map(ServiceLine::sparkline).toList());
    }
}
