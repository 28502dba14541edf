package org.joinedup.organisation;

import jakarta.inject.Singleton;

import org.joinedup.organisation.ReferenceLists.Barrier;
import org.joinedup.organisation.ReferenceLists.CareCluster;
import org.joinedup.organisation.ReferenceLists.Evidence;
import org.joinedup.organisation.ReferenceLists.IntegrationStrategy;
import org.joinedup.storage.Database;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Singleton
class StoredReferenceLists {
    private static final String SEPARATOR = "; ";

    private final Database database;

    StoredReferenceLists(Database database) {
        this.database = database;
    }

    List<CareCluster> careClusters() {
        return database.list(
                "select * from care_cluster order by code",
                row ->
                        new CareCluster(
                                row.text("code"),
                                row.text("name"),
                                row.text("coordination_complexity"),
                                List.of(row.text("examples").split(SEPARATOR)),
                                List.of(row.text("specific_barriers").split(SEPARATOR))));
    }

    List<IntegrationStrategy> strategies() {
        return database.list(
                "select * from integration_strategy order by code",
                row ->
                        new IntegrationStrategy(
                                row.text("code"),
                                row.text("name"),
                                row.text("kind"),
                                new Evidence(
                                        row.integer("studies"),
                                        row.integer("health_positive"),
                                        row.integer("health_measured"),
                                        row.integer("satisfaction_positive"),
                                        row.integer("satisfaction_measured"))));
    }

    List<Barrier> barriers() {
        return database.list(
                "select * from barrier order by code",
                row ->
                        new Barrier(
                                row.text("code"),
                                row.text("name"),
                                row.text("providers_action"),
                                row.text("commissioners_action"),
                                row.text("regulator_action")));
    }

    Set<String> careClusterCodes() {
        return new HashSet<>(
                database.list("select code from care_cluster", row -> row.text("code")));
    }

    Set<String> strategyCodes() {
        return new HashSet<>(
                database.list("select code from integration_strategy", row -> row.text("code")));
    }

    void store(ReferenceLists lists) {
        storeCareClusters(lists.careClusters());
        storeStrategies(lists.strategies());
        storeBarriers(lists.barriers());
    }

    private void storeCareClusters(List<CareCluster> clusters) {
        database.batch(
                """
                insert into care_cluster (code, name, coordination_complexity, examples, specific_barriers)
                values (?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name,
                    coordination_complexity = excluded.coordination_complexity,
                    examples = excluded.examples, specific_barriers = excluded.specific_barriers
                """,
                clusters.stream()
                        .map(
                                c ->
                                        new Object[] {
                                            c.code(),
                                            c.name(),
                                            c.coordinationComplexity(),
                                            String.join(SEPARATOR, c.examples()),
                                            String.join(SEPARATOR, c.specificBarriers())
                                        })
                        .toList());
    }

    private void storeStrategies(List<IntegrationStrategy> strategies) {
        database.batch(
                """
                insert into integration_strategy (code, name, kind, studies, health_positive, health_measured,
                    satisfaction_positive, satisfaction_measured)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, kind = excluded.kind,
                    studies = excluded.studies, health_positive = excluded.health_positive,
                    health_measured = excluded.health_measured,
                    satisfaction_positive = excluded.satisfaction_positive,
                    satisfaction_measured = excluded.satisfaction_measured
                """,
                strategies.stream()
                        .map(
                                s ->
                                        new Object[] {
                                            s.code(),
                                            s.name(),
                                            s.kind(),
                                            s.evidence().studies(),
                                            s.evidence().healthPositive(),
                                            s.evidence().healthMeasured(),
                                            s.evidence().satisfactionPositive(),
                                            s.evidence().satisfactionMeasured()
                                        })
                        .toList());
    }

    private void storeBarriers(List<Barrier> barriers) {
        database.batch(
                """
                insert into barrier (code, name, providers_action, commissioners_action, regulator_action)
                values (?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name,
                    providers_action = excluded.providers_action,
                    commissioners_action = excluded.commissioners_action,
                    regulator_action = excluded.regulator_action
                """,
                barriers.stream()
                        .map(
                                b ->
                                        new Object[] {
                                            b.code(),
                                            b.name(),
                                            b.providersAction(),
                                            b.commissionersAction(),
                                            b.regulatorAction()
                                        })
                        .toList());
    }
}
