package org.joinedup.kernel;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known about the person who had the care. Absent are what nobody asked and what the person
 * preferred not to say; nothing tells them apart.
 *
 * @param deprivation from the provider's records, as is the admission: people cannot know them
 */
public record AboutYou(
        Optional<AgeBand> ageBand,
        Optional<Sex> sex,
        Optional<EthnicGroup> ethnicGroup,
        Optional<DeprivationQuintile> deprivation,
        Optional<Admission> admission) {

    public static final AboutYou NOTHING = of(null, null, null, null, null);

    /** Null is absent here, as it is in a row, a form and a body of JSON. */
    public static AboutYou of(
            AgeBand ageBand,
            Sex sex,
            EthnicGroup ethnicGroup,
            DeprivationQuintile deprivation,
            Admission admission) {
        return new AboutYou(
                Optional.ofNullable(ageBand),
                Optional.ofNullable(sex),
                Optional.ofNullable(ethnicGroup),
                Optional.ofNullable(deprivation),
                Optional.ofNullable(admission));
    }

    /** As far as people can say themselves. */
    public static AboutYou said(AgeBand ageBand, Sex sex, EthnicGroup ethnicGroup) {
        return of(ageBand, sex, ethnicGroup, null, null);
    }

    /** The same with what the records say where nothing is known yet. */
    public AboutYou orRecorded(
            Optional<DeprivationQuintile> otherDeprivation, Optional<Admission> otherAdmission) {
        return new AboutYou(
                ageBand,
                sex,
                ethnicGroup,
                deprivation.or(() -> otherDeprivation),
                admission.or(() -> otherAdmission));
    }

    public boolean isNothing() {
        return Stream.of(ageBand, sex, ethnicGroup, deprivation, admission)
                .allMatch(Optional::isEmpty);
    }

    /** No more than its name: it may end in a log. */
    @Override
    public String toString() {
        return "AboutYou";
    }
}
