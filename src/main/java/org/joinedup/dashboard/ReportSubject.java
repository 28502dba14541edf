package org.joinedup.dashboard;

import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ReadPublishedGroup.PublishedGroup;
import org.joinedup.publication.ServiceProfile;
import org.joinedup.publication.ShowIndicators.Outcome;
import org.joinedup.publication.ShowIndicators.Question;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who a report is about, and what is answered to questions about them. */
record ReportSubject(
        Function<Question, Outcome> show,
        Function<Question, Outcome> profile,
        Function<Question, List<Sibling>> siblings,
        Function<Question, List<Pair>> pairs,
        Function<Question, Optional<PublishedGroup>> published) {

    /** Of a period that is not divided; empty where the subject does not exist for the caller. */
    Optional<PublishedIndicator> indicator(Question asked) {
        return shown(asked).map(List::getFirst);
    }

    /** Of each part of a period, of a subject that exists. */
    List<PublishedIndicator> each(Question asked) {
        return shown(asked).orElseThrow();
    }

    private Optional<List<PublishedIndicator>> shown(Question asked) {
        return switch (show.apply(asked)) {
            case Outcome.Shown(List<PublishedIndicator> shown) -> Optional.of(shown);
            case Outcome.UnknownSubject ignored -> Optional.empty();
            case Outcome.Profiled ignored -> throw unexpected("a profile");
            case Outcome.HandedOver ignored -> throw unexpected("handovers");
            case Outcome.Refused refused -> throw unexpected(refused.reason());
        };
    }

    ServiceProfile profiled(Question asked) {
        return switch (profile.apply(asked)) {
            case Outcome.Profiled(ServiceProfile profiled) -> profiled;
            case Outcome.UnknownSubject ignored -> throw unexpected("no subject");
            case Outcome.Shown ignored -> throw unexpected("indicators");
            case Outcome.HandedOver ignored -> throw unexpected("handovers");
            case Outcome.Refused refused -> throw unexpected(refused.reason());
        };
    }

    private static IllegalStateException unexpected(String what) {
        return new IllegalStateException(what);
    }
}
