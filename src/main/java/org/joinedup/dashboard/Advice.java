package org.joinedup.dashboard;

import org.joinedup.figure.Figure;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.List;

/**
 * What to work on, in plain words with its numbers.
 *
 * @param questionnaire that it rests on
 * @param gaps sentences on statements behind the other services, or on why there are none
 * @param links sentences on statements that go with the others, or on why there are none
 */
public record Advice(String questionnaire, List<Point> gaps, List<Point> links) {

    /**
     * @param statement in full; empty where nothing can be said
     */
    public record Point(String statement, String words) {}

    static Advice of(ServiceProfile profile, Show show) {
        PublishedIndicator indicator = profile.indicator();
        WorkOn work =
                WorkOn.of(
                        indicator.items(),
                        indicator.instrument().headline().equals("mean-score"),
                        indicator.disclosure().reliablePeople(),
                        profile.comparison(),
                        profile.questionnaire());
        return new Advice(indicator.instrument().title(), gaps(work, show), links(work, show));
    }

    private static List<Point> gaps(WorkOn work, Show show) {
        List<Point> points = new ArrayList<>();
        for (WorkOn.Gap gap : work.gaps()) {
            Figure own = gap.own();
            points.add(
                    new Point(
                            gap.position() + ". " + gap.text(),
                            show.say(
                                    "dashboard.work.gap",
                                    show.value(own),
                                    own.n(),
                                    show.say(
                                            "dashboard.work.others",
                                            show.decimal(gap.others()),
                                            gap.services()),
                                    show.say(
                                            "dashboard.work.fewer",
                                            show.decimal(-gap.gap().value()),
                                            show.range(-gap.gap().upper(), -gap.gap().lower())))));
        }
        if (points.isEmpty()) {
            points.add(new Point("", show.say("dashboard.work.gap." + code(work.gapsTold()))));
        }
        return points;
    }

    private static List<Point> links(WorkOn work, Show show) {
        List<Point> points = new ArrayList<>();
        for (WorkOn.Link link : work.links()) {
            points.add(
                    new Point(
                            link.position() + ". " + link.text(),
                            show.say(
                                    "dashboard.work.link",
                                    show.decimal(link.itemRest(), 2),
                                    link.people(),
                                    show.value(link.agree()))));
        }
        if (points.isEmpty() && work.linksTold() != WorkOn.Told.NO_SCALE) {
            points.add(new Point("", show.say("dashboard.work.link." + code(work.linksTold()))));
        }
        return points;
    }

    private static String code(WorkOn.Told told) {
        return switch (told) {
            case NOTHING, SOMETHING -> "nothing";
            case TOO_FEW -> "too-few";
            case NOT_COMPARED -> "group";
            case NOT_KNOWN, NO_SCALE -> "not-known";
        };
    }
}
