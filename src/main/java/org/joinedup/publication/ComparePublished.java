package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.ChangeResult.Arm;
import org.joinedup.figure.ChangeResult.Effects;
import org.joinedup.figure.DescribeChanges;
import org.joinedup.figure.DescribeChanges.Change;
import org.joinedup.figure.Figure;
import org.joinedup.figure.Measure;
import org.joinedup.figure.PublishedMean;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Programme;
import org.joinedup.organisation.Programmes;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Compares what editions have of two periods. Nothing but published figures goes in, so nothing
 * that is kept back comes out.
 */
@Singleton
public class ComparePublished {
    private final StoredEditions editions;
    private final Programmes programmes;
    private final Database database;

    ComparePublished(StoredEditions editions, Programmes programmes, Database database) {
        this.editions = editions;
        this.programmes = programmes;
        this.database = database;
    }

    /** What is asked: how an instrument's scores have changed from one period to another. */
    public record Question(String instrument, Period before, Period after) {}

    /** What services that use a strategy have done. */
    public record StrategyEffects(String code, String name, Effects effects) {}

    /** What became of the question. */
    public sealed interface Outcome {
        record OfStrategies(Edition before, Edition after, List<StrategyEffects> strategies)
                implements Outcome {}

        /**
         * @param difference how much more the sites have changed than the others
         */
        record OfProgramme(
                Edition before,
                Edition after,
                Programme programme,
                Arm sites,
                Arm others,
                Figure difference)
                implements Outcome {}

        record UnknownProgramme() implements Outcome {}

        record NotPublished(Period period) implements Outcome {}
    }

    public Outcome strategies(Question question) {
        return compared(question, this::strategies);
    }

    public Outcome programme(String code, Question question) {
        return programmes
                .withCode(code)
                .map(found -> compared(question, changes -> programme(found, changes)))
                .orElseGet(Outcome.UnknownProgramme::new);
    }

    private Outcome compared(Question question, Function<PublishedChanges, Outcome> compare) {
        Optional<Edition> before = editions.latest(question.instrument(), question.before());
        Optional<Edition> after = editions.latest(question.instrument(), question.after());
        if (before.isEmpty() || after.isEmpty()) {
            return new Outcome.NotPublished(after.isEmpty() ? question.after() : question.before());
        }
        Map<ServiceId, PublishedMean> earlier = means(before.get());
        Map<ServiceId, Change> changes = new HashMap<>();
        means(after.get())
                .forEach(
                        (id, mean) -> {
                            if (earlier.containsKey(id)) {
                                changes.put(id, new Change(earlier.get(id), mean));
                            }
                        });
        return compare.apply(new PublishedChanges(before.get(), after.get(), changes));
    }

    private Outcome strategies(PublishedChanges changes) {
        List<StrategyEffects> strategies = new ArrayList<>();
        groups(changes.after(), GroupKind.STRATEGY)
                .forEach(
                        group ->
                                strategies.add(
                                        new StrategyEffects(
                                                group.code(),
                                                group.name(),
                                                DescribeChanges.count(
                                                        changes.of(group.services()),
                                                        group.services().size()))));
        return new Outcome.OfStrategies(changes.before(), changes.after(), strategies);
    }

    private Outcome programme(Programme programme, PublishedChanges changes) {
        List<ServiceId> in =
                groups(changes.after(), GroupKind.PROGRAMME).stream()
                        .filter(group -> group.code().equals(programme.code()))
                        .flatMap(group -> group.services().stream())
                        .toList();
        List<Change> sites = changes.of(in);
        List<Change> others = changes.ofOthersThan(in);
        return new Outcome.OfProgramme(
                changes.before(),
                changes.after(),
                programme,
                DescribeChanges.arm(sites),
                DescribeChanges.arm(others),
                DescribeChanges.difference(sites, others));
    }

    private Map<ServiceId, PublishedMean> means(Edition edition) {
        Map<ServiceId, PublishedMean> means = new HashMap<>();
        database.query(
                """
                select cast(s.services as text[]) as services, o.value, o.lower, o.upper, o.denominator
                from edition_observation o join edition_subject s using (edition_id, level, code)
                where edition_id = ? and metric = ? and level = ? and category = '' and value is not null
                """,
                row ->
                        means.put(
                                services(row).getFirst(),
                                new PublishedMean(
                                        row.optionalNumber("value"),
                                        row.optionalNumber("lower"),
                                        row.optionalNumber("upper"),
                                        row.count("denominator"))),
                edition.id(),
                Measure.MEAN_SCORE,
                Subject.SERVICE);
        return means;
    }

    private record Members(String code, String name, List<ServiceId> services) {}

    /** As they were when the edition was made. */
    private List<Members> groups(Edition edition, GroupKind kind) {
        return database.list(
                """
                select code, name, cast(services as text[]) as services from edition_subject
                where edition_id = ? and level = ? order by code
                """,
                row -> new Members(row.text("code"), row.text("name"), services(row)),
                edition.id(),
                kind);
    }

    private static List<ServiceId> services(Row row) {
        return row.texts("services").stream().map(UUID::fromString).map(ServiceId::new).toList();
    }
}
