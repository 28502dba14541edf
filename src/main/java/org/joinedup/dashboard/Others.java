package org.joinedup.dashboard;

import org.joinedup.publication.ReadPublishedScores.PublishedScore;
import org.joinedup.publication.ReadPublishedScores.PublishedScores;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services beside which a service stands. What is not published of a service that the reader
 * may not see is in none of them.
 *
 * @param seen those whose present figures the reader sees, and that have a score
 * @param published empty where no edition of the period is published
 */
public record Others(List<Sibling> seen, Optional<PublishedScores> published) {
    static final Others NONE = new Others(List.of(), Optional.empty());

    /** Those of which nothing newer is seen. */
    List<PublishedScore> publishedAlone(String own) {
        Set<String> known =
                Stream.concat(Stream.of(own), seen.stream().map(Sibling::code))
                        .collect(Collectors.toSet());
        return published.stream()
                .flatMap(edition -> edition.services().stream())
                .filter(service -> !known.contains(service.code()))
                .toList();
    }
}
