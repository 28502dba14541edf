package org.joinedup.publication;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Notes;
import org.joinedup.kernel.EditionId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.Sha256;
import org.joinedup.progress.Counter;
import org.joinedup.questionnaire.Instrument;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads all in one snapshot, and stores what it computes of it. */
@Singleton
class StoreEdition {
    private final ComputeEdition compute;
    private final StoredEditions editions;
    private final StoredObservations observations;
    private final DisclosureRules rules;
    private final AuditTrail audit;
    private final Clock clock;

    StoreEdition(
            ComputeEdition compute,
            StoredEditions editions,
            StoredObservations observations,
            DisclosureRules rules,
            AuditTrail audit,
            Clock clock) {
        this.compute = compute;
        this.editions = editions;
        this.observations = observations;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(isolation = Isolation.REPEATABLE_READ)
    PrepareEdition.Outcome store(
            NewEdition wanted,
            Instrument instrument,
            Period period,
            Caller caller,
            Counter services) {
        int basis = editions.lastNumber();
        ComputeEdition.Computed computed =
                compute.compute(
                        instrument, period, editions.published(instrument.id(), period), services);
        Edition edition = edition(wanted, instrument, period, caller, basis, computed);
        editions.insert(edition, computed.subjects());
        observations.insert(edition.id(), computed.lines());
        audit.record(
                caller.name(),
                "prepare-edition",
                edition.id().toString(),
                "%s, %s to %s, %d lines"
                        .formatted(
                                instrument.id().code(),
                                period.from(),
                                period.to(),
                                computed.lines().size()));
        return new PrepareEdition.Outcome.Prepared(edition);
    }

    private Edition edition(
            NewEdition wanted,
            Instrument instrument,
            Period period,
            Caller caller,
            int basis,
            ComputeEdition.Computed computed) {
        Optional<Edition> corrected = editions.latest(instrument.id().code(), period);
        Edition edition =
                new Edition(
                        new EditionId(UUID.randomUUID()),
                        Optional.empty(),
                        instrument.id(),
                        Granularity.ofOne(period).orElseThrow(),
                        period,
                        EditionState.PREPARED,
                        corrected.map(Edition::id),
                        corrected.map(
                                each ->
                                        Optional.ofNullable(wanted.change())
                                                .orElse("figures of a later date")),
                        Notes.of(instrument, computed.synthetic()),
                        rules.toString(),
                        computed.synthetic(),
                        basis,
                        computed.asOf(),
                        "",
                        caller.name(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        Optional.empty(),
                        Optional.empty());
        return edition.withChecksum(checksum(edition, computed.lines()));
    }

    private static String checksum(Edition edition, List<Observation> lines) {
        Sha256 digest = new Sha256().add(ObservationCsv.heading());
        lines.forEach(line -> digest.add(ObservationCsv.line(edition, "", line)));
        return digest.hex();
    }
}
