package org.joinedup.figure;

import static org.joinedup.figure.Figure.LEVEL;

import org.joinedup.figure.ProfileResult.Group;
import org.joinedup.figure.ProfileResult.Item;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.statistics.ItemGroup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the items of an instrument together, by topic and by barrier. */
public final class DescribeProfile {
    private static final String METHOD =
            "mean of persons' means over the items of the group, 0-100, of complete questionnaires;"
                    + " variance from the items' sums and cross-products";
    private static final String TOPIC =
            "For reading item results together; not a validated subscale. The instrument is one"
                    + " scale.";
    private static final String BARRIER =
            "Which barrier a statement speaks to is this project's own reading; not a validated"
                    + " subscale.";

    private DescribeProfile() {}

    public static ProfileResult describe(
            GroupSummary summary, Instrument instrument, Showing showing) {
        List<String> rules = new ArrayList<>();
        rules.add(
                "The mean of a group counts only people who answered every item of the instrument;"
                        + " the share of an item counts all who gave it a scored answer.");
        rules.add("The interval of a group's mean is held to 0-100.");
        Measure.score(instrument).note().ifPresent(rules::add);
        return new ProfileResult(
                groups(summary, instrument, showing, Instrument.Item::topicGroup, TOPIC),
                groups(summary, instrument, showing, item -> Optional.of(item.barrier()), BARRIER),
                rules);
    }

    private static List<Group> groups(
            GroupSummary summary,
            Instrument instrument,
            Showing showing,
            Function<Instrument.Item, Optional<String>> of,
            String note) {
        Map<String, List<Instrument.Item>> groups = new LinkedHashMap<>();
        for (Instrument.Item item : instrument.items()) {
            of.apply(item)
                    .ifPresent(
                            code ->
                                    groups.computeIfAbsent(code, key -> new ArrayList<>())
                                            .add(item));
        }
        return groups.entrySet().stream()
                .map(entry -> group(summary, showing, entry.getKey(), entry.getValue(), note))
                .toList();
    }

    private static Group group(
            GroupSummary summary,
            Showing showing,
            String code,
            List<Instrument.Item> items,
            String note) {
        int[] indices = items.stream().mapToInt(item -> item.position() - 1).toArray();
        Figure exact = Figure.ofMean(ItemGroup.mean(summary.products(), LEVEL, indices), METHOD);
        Figure mean =
                showing.mayStandBeside(summary.products().n(), summary.people())
                        ? exact
                        : exact.withheld();
        return new Group(
                code,
                showing.of(mean),
                items.stream().map(item -> item(summary, showing, item)).toList(),
                note);
    }

    private static Item item(GroupSummary summary, Showing showing, Instrument.Item item) {
        return new Item(
                item.position(),
                item.linkId(),
                showing.of(
                        Figure.ofShare(
                                summary.items().agree(item.position() - 1, LEVEL),
                                Describe.SHARE)));
    }
}
