package org.joinedup.commissioner;

import jakarta.inject.Singleton;

import org.joinedup.publication.CheckFilter;
import org.joinedup.publication.Edition;
import org.joinedup.publication.Editions;
import org.joinedup.publication.Observations;
import org.joinedup.publication.Observations.Position;
import org.joinedup.publication.Observations.Published;
import org.joinedup.web.Page;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds published figures across editions: of each instrument and period the last one's. */
@Singleton
class FindPublished {
    private final Editions editions;
    private final Observations observations;
    private final CheckFilter check;

    FindPublished(Editions editions, Observations observations, CheckFilter check) {
        this.editions = editions;
        this.observations = observations;
        this.check = check;
    }

    /** What was found. */
    sealed interface Outcome {
        /**
         * @param last the edition that was published last, of them all, when this was asked first
         * @param after where the portion before ended
         */
        record Found(
                Optional<Edition> last,
                EditionChoice choice,
                Observations.Filter filter,
                Optional<Position> after)
                implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    Outcome find(EditionChoice choice, Observations.Filter filter, Optional<String> after) {
        List<FieldError> faults = new ArrayList<>(choice.faults());
        faults.addAll(check.faults(filter));
        if (faults.isEmpty() && isOfNone(choice)) {
            faults.add(new FieldError("edition", "no edition has this number"));
        }
        Optional<ObservationCursor> cursor = after.flatMap(ObservationCursor::read);
        Optional<Edition> last =
                cursor.isPresent()
                        ? editions.withNumber(cursor.get().lastEdition())
                        : editions.last();
        Optional<Position> position =
                faults.isEmpty()
                        ? cursor.flatMap(known -> known.in(chosen(choice, last)))
                        : Optional.empty();
        if (after.isPresent() && position.isEmpty() && faults.isEmpty()) {
            faults.add(new FieldError("after", "is not what a portion gave as next"));
        }
        return faults.isEmpty()
                ? new Outcome.Found(last, choice, filter, position)
                : new Outcome.Refused(faults);
    }

    private boolean isOfNone(EditionChoice choice) {
        return choice.number().isPresent() && editions.withNumber(choice.number().get()).isEmpty();
    }

    /** Whose lines are wanted, in the order of their numbers. Whoever has them need not look. */
    List<Edition> editions(Outcome.Found found) {
        return chosen(found.choice(), found.last());
    }

    private List<Edition> chosen(EditionChoice choice, Optional<Edition> last) {
        if (last.isEmpty()) {
            return List.of();
        }
        List<Edition> candidates =
                choice.number().isPresent()
                        ? editions.withNumber(choice.number().get()).stream().toList()
                        : editions.inForce(last.get());
        return candidates.stream().filter(choice::chooses).toList();
    }

    Page<Published> portion(Outcome.Found found, int limit) {
        List<Published> lines =
                observations.lines(editions(found), found.filter(), found.after(), limit + 1);
        int last = found.last().flatMap(Edition::number).orElse(0);
        return Page.of(lines, limit, line -> ObservationCursor.after(last, line).toString());
    }
}
