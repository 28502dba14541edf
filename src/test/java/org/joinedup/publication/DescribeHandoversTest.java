package org.joinedup.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joinedup.publication.SomePeople.PROVIDER;
import static org.joinedup.publication.SomePeople.THREE;
import static org.joinedup.publication.SomePeople.assertSound;
import static org.joinedup.publication.SomePeople.none;
import static org.joinedup.publication.SomePeople.scoring;

import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

class DescribeHandoversTest {
    private static Service service(String code) {
        return new Service(
                new ServiceId(new UUID(0, code.hashCode())),
                code,
                "Service " + code,
                new OrganisationId(new UUID(0, 1)),
                "Provider",
                "planned-episode",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
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
                        DescribeHandovers.Part.keptBack(service("A"), "[c]"),
                        DescribeHandovers.Part.shown(service("B"), scoring(25, 15).part()),
                        DescribeHandovers.Part.shown(service("E"), scoring(10, 30).part()),
                        DescribeHandovers.Part.shown(service("D"), scoring(10, 30).part()),
                        DescribeHandovers.Part.shown(service("C"), none().part()));

        assertThat(result.handovers())
                .extracting(handover -> handover.destination().code())
                .containsExactly("D", "E", "B", "C", "A");
        HandoverResult.Handover weakest = result.handovers().getFirst();
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
                        DescribeHandovers.Part.shown(service("A"), scoring(5, 4).part()),
                        DescribeHandovers.Part.shown(service("B"), scoring(12, 0).part()));

        assertThat(result.handovers().get(0).mean().reason()).startsWith("no variation");
        assertThat(result.handovers().get(1).symbol()).isEqualTo("[c]");
        assertThat(describe().handovers()).isEmpty();
    }
}
