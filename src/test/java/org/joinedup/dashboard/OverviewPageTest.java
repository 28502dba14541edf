package org.joinedup.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.ServiceId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Fixtures;
import org.joinedup.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of services, whose figures must be those of each one's profile. */
class OverviewPageTest extends ServiceTest {
    private static final Pattern LINE =
            Pattern.compile("(?s)<a class=\"govuk-link\" href=\"/services/([0-9a-f-]{36}).*?</tr>");

    private SomeServices services;
    private Api viewer;

    @BeforeAll
    void services_with_answers_are_there() {
        services = new SomeServices(database);
        viewer = Fixtures.signedIn(new Api(server.getURI()), "viewer", SomeServices.PROVIDER);
    }

    private record Line(ServiceId service, String html) {}

    private List<Line> lines(Api caller, String more) {
        Api.Reply reply = caller.get("/services?" + services.period() + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<Line> lines = new ArrayList<>();
        Matcher matcher = LINE.matcher(reply.body());
        while (matcher.find()) {
            lines.add(new Line(new ServiceId(UUID.fromString(matcher.group(1))), matcher.group()));
        }
        return lines;
    }

    @Test
    void every_line_says_what_the_services_profile_says() {
        for (Api caller : List.of(viewer, api.administrator())) {
            List<Line> lines = lines(caller, "");
            assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
            for (Line line : lines) {
                JsonNode profile = caller.get(services.profileOf(line.service())).json();
                requireScore(line, profile.get("indicator"));
                requireTrend(line, profile.get("trend"));
                requirePlace(line, profile.at("/comparison/position"));
            }
        }
    }

    private static void requireScore(Line line, JsonNode indicator) {
        if (indicator.path("score").isMissingNode()) {
            assertThat(line.html()).contains("[c]", "too few").doesNotContain("more needed");
            return;
        }
        JsonNode mean = indicator.at("/score/mean");
        assertThat(line.html())
                .contains(tenths(mean.get("value")))
                .contains(tenths(mean.get("lower")) + " to " + tenths(mean.get("upper")))
                .contains(">" + indicator.get("responses").asText() + "</td>");
    }

    private static void requireTrend(Line line, JsonNode trend) {
        JsonNode points = trend.get("points");
        assertThat(line.html().contains("<polyline")).isEqualTo(points.size() > 1);
        if (points.size() > 1) {
            assertThat(line.html())
                    .contains(tenths(points.get(points.size() - 1).at("/figure/value")) + " in ");
        }
        if (!trend.get("variation").isNull()) {
            assertThat(line.html()).contains("ju-icon--" + trend.at("/variation/code").asText());
        }
    }

    private static void requirePlace(Line line, JsonNode position) {
        if (position.isMissingNode() || position.isNull()) {
            assertThat(line.html()).contains("no comparison");
        } else if (position.get("band").isNull()) {
            assertThat(line.html()).contains("no band: " + position.get("reason").asText());
        } else {
            assertThat(line.html()).contains(position.get("words").asText());
        }
    }

    private static String tenths(JsonNode number) {
        return String.format(Locale.ENGLISH, "%.1f", number.asDouble());
    }

    @Test
    void it_leads_to_the_handovers_of_the_provider_in_the_newest_settled_quarter() {
        String settled = services.settled(server).inAddresses();

        assertThat(viewer.get("/services").body())
                .contains("Your weakest handover:")
                .contains(
                        "href=\"/groups/provider/%s?period=%s#handovers\""
                                .formatted(SomeServices.PROVIDER, settled));
        assertThat(api.administrator().get("/services").body())
                .as("of many providers")
                .contains("href=\"#groups\"", "id=\"groups\"");
    }

    @Test
    void a_caller_sees_their_own_services_alone() {
        assertThat(lines(viewer, "")).hasSize(5);
        assertThat(lines(viewer, "")).noneMatch(line -> services.others.contains(line.service()));
    }

    @Test
    void the_list_can_be_sorted_by_score_with_those_kept_back_at_the_end() {
        List<Double> lowest = scores(lines(viewer, "&sort=lowest"));

        assertThat(lowest).hasSize(4).isSorted();
        assertThat(scores(lines(viewer, "&sort=highest")))
                .containsExactlyElementsOf(lowest.reversed());
        for (String order : List.of("lowest", "highest")) {
            assertThat(lines(viewer, "&sort=" + order).getLast().service())
                    .isEqualTo(services.small.get(9));
        }
    }

    private List<Double> scores(List<Line> lines) {
        return lines.stream()
                .map(line -> viewer.get(services.profileOf(line.service())).json())
                .map(profile -> profile.at("/indicator/score/mean/value"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .toList();
    }

    @Test
    void the_list_can_be_filtered() {
        assertThat(lines(viewer, "&cluster=unplanned-episode")).hasSize(5);
        assertThat(lines(viewer, "&cluster=planned-episode")).isEmpty();
        assertThat(lines(viewer, "&programme=none")).isEmpty();
    }
}
