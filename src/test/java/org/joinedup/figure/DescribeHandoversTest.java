package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.figure.SomePeople.PROVIDER;
import static org.joinedup.figure.SomePeople.THREE;
import static org.joinedup.figure.SomePeople.assertSound;
import static org.joinedup.figure.SomePeople.none;
import static org.joinedup.figure.SomePeople.scoring;

import org.joinedup.figure.HandoverResult.Destination;
import org.joinedup.figure.HandoverResult.Handover;
import org.junit.jupiter.api.Test;

import java.util.List;

class DescribeHandoversTest {
    private static Destination to(String code) {
        return new Destination("id of " + code, code, "Service " + code);
    }

    private static HandoverResult describe(DescribeHandovers.Part... parts) {
        HandoverResult result = DescribeHandovers.describe(List.of(parts), THREE, PROVIDER);
        assertSound(result);
        return result;
    }

    @Test
    void the_weakest_handover_comes_first_and_what_is_not_shown_last() {
        HandoverResult result =
                describe(
                        DescribeHandovers.Part.keptBack(to("A"), "[c]"),
                        DescribeHandovers.Part.shown(to("B"), scoring(25, 15).part()),
                        DescribeHandovers.Part.shown(to("E"), scoring(10, 30).part()),
                        DescribeHandovers.Part.shown(to("D"), scoring(10, 30).part()),
                        DescribeHandovers.Part.shown(to("C"), none().part()));

        assertThat(result.handovers())
                .extracting(handover -> handover.destination().code())
                .containsExactly("D", "E", "B", "C", "A");
        Handover weakest = result.handovers().getFirst();
        assertThat(weakest.destination().name()).isEqualTo("Service D");
        assertThat(weakest.people()).isEqualTo(40);
        assertThat(weakest.mean().value()).isEqualTo(25, within(1e-9));
        assertThat(weakest.mean().lower()).isLessThan(25);
        assertThat(result.handovers().getLast().symbol()).isEqualTo("[c]");
        assertThat(result.handovers().getLast().people()).isNull();
    }

    @Test
    void few_and_identical_people_are_kept_back_or_have_no_interval() {
        HandoverResult result =
                describe(
                        DescribeHandovers.Part.shown(to("A"), scoring(5, 4).part()),
                        DescribeHandovers.Part.shown(to("B"), scoring(12, 0).part()));

        assertThat(result.handovers().get(0).mean().reason()).startsWith("no variation");
        assertThat(result.handovers().get(1).symbol()).isEqualTo("[c]");
        assertThat(describe().handovers()).isEmpty();
    }
}
