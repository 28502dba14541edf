package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.QuestionnaireResult.Consistency;
import org.joinedup.figure.QuestionnaireResult.Item;
import org.joinedup.kernel.Respondent;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.Estimate;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.Omega;
import org.joinedup.statistics.Proportion;
import org.joinedup.statistics.Reliability;
import org.joinedup.statistics.Tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how well the items hang together, who answered, and what was left out. */
public final class DescribeQuestionnaire {
    private static final String METHOD =
            "Cronbach's alpha over complete questionnaires, 95 % interval by Feldt; standard error"
                    + " of measurement = SD · √(1 − alpha)";

    private final GroupSummary summary;
    private final Instrument instrument;
    private final Showing showing;
    private final boolean divided;

    private DescribeQuestionnaire(
            GroupSummary summary, Instrument instrument, Showing showing, boolean divided) {
        this.summary = summary;
        this.instrument = instrument;
        this.showing = showing;
        this.divided = divided;
    }

    /**
     * @param divided whether people may be told by when they answered
     */
    public static QuestionnaireResult describe(
            GroupSummary summary, Instrument instrument, Showing showing, boolean divided) {
        return new DescribeQuestionnaire(summary, instrument, showing, divided).result();
    }

    private QuestionnaireResult result() {
        long complete = summary.products().n();
        boolean enough =
                complete >= showing.fewest() && showing.mayStandBeside(complete, summary.people());
        Optional<Reliability> reliability =
                enough ? Reliability.of(summary.products(), LEVEL).toOptional() : Optional.empty();
        return new QuestionnaireResult(
                share(Proportion.wilson(complete, summary.people(), LEVEL), "of all people"),
                respondents(Respondent.HELPED),
                respondents(Respondent.PROXY),
                DescribeDelay.describe(
                        summary.daysSinceTransition(), summary.people(), showing, divided),
                reliability.map(this::consistency).orElse(null),
                reliability.isPresent() ? null : reason(enough),
                items(reliability));
    }

    private String reason(boolean enough) {
        return enough
                ? "the answers do not vary"
                : "fewer than %d complete questionnaires, or so few that are not"
                        .formatted(showing.fewest());
    }

    private Consistency consistency(Reliability known) {
        return new Consistency(
                showing.people(known.n()),
                showing.ratio(known.alpha()),
                showing.ratio(known.interval().lower()),
                showing.ratio(known.interval().upper()),
                showing.points(known.standardErrorOfMeasurement()),
                ratio(Omega.ofThreeItems(summary.products())),
                METHOD);
    }

    private List<Item> items(Optional<Reliability> reliability) {
        List<Item> items = new ArrayList<>();
        for (Instrument.Item item : instrument.items()) {
            int index = item.position() - 1;
            long answered = summary.items().answered(index);
            Estimate<Proportion> missing =
                    Proportion.wilson(summary.people() - answered, summary.people(), LEVEL);
            Optional<Reliability.ItemReliability> part =
                    reliability.map(known -> known.items().get(index));
            items.add(
                    new Item(
                            item.position(),
                            item.linkId(),
                            share(missing, "without a scored answer, of all people"),
                            part.map(p -> ratio(p.alphaIfDropped())).orElse(null),
                            part.map(p -> ratio(p.itemRest())).orElse(null)));
        }
        return items;
    }

    /** Told where the breakdown by respondent tells every kind: else it would give one back. */
    private Figure respondents(Respondent kind) {
        Tally all = summary.respondents();
        Figure share = share(all.share(kind.code(), LEVEL), "of all people");
        boolean few =
                all.counts().values().stream()
                        .anyMatch(people -> people > 0 && people < showing.fewest());
        return few ? share.withheld() : share;
    }

    private Figure share(Estimate<Proportion> share, String denominator) {
        return showing.of(Figure.ofShare(share, "share " + denominator));
    }

    private @Nullable Double ratio(Estimate<Double> ratio) {
        return ratio.toOptional().map(showing::ratio).orElse(null);
    }
}
