package org.joinedup.fieldwork;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How and when the people of a survey are written to.
 *
 * @param steps in the order in which they come
 * @param mostAnHour messages
 */
record Plan(List<Step> steps, SendingHours hours, int mostAnHour) {
    Plan {
        steps = List.copyOf(steps);
    }

    Optional<Integer> firstBy(Set<Channel> channels) {
        return nextBy(-1, channels);
    }

    /**
     * @param step counted from 0
     */
    Optional<Integer> nextBy(int step, Set<Channel> channels) {
        return IntStream.range(step + 1, steps.size())
                .boxed()
                .filter(later -> channels.contains(steps.get(later).channel()))
                .findFirst();
    }
}
