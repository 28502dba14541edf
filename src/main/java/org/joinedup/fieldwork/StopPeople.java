package org.joinedup.fieldwork;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.StopAsking;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.organisation.Services;
import org.joinedup.web.CsvFaults;
import org.joinedup.web.CsvRow;
import org.joinedup.web.CsvTable;
import org.joinedup.web.Problem.FieldError;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in who has died or does not wish to be asked: all rows or none, for each one counts. */
@Singleton
class StopPeople {
    private static final List<String> COLUMNS =
            List.of(
                    ListColumns.REFERENCE,
                    ListColumns.MOBILE,
                    ListColumns.EMAIL,
                    ListColumns.NAME,
                    ListColumns.POSTCODE);

    private final Services services;
    private final KnownPeople people;
    private final StopAsking stopAsking;
    private final AuditTrail audit;
    private final TransactionOperations<?> transactions;

    StopPeople(
            Services services,
            KnownPeople people,
            StopAsking stopAsking,
            AuditTrail audit,
            TransactionOperations<?> transactions) {
        this.services = services;
        this.people = people;
        this.stopAsking = stopAsking;
        this.audit = audit;
        this.transactions = transactions;
    }

    sealed interface Outcome {
        /**
         * @param ended invitations
         */
        record Stopped(int rows, int ended) implements Outcome {}

        record Faulty(List<FieldError> faults) implements Outcome {}

        record NotYours() implements Outcome {}

        record NotReady() implements Outcome {}
    }

    Outcome stop(NewStopList list, Caller caller) {
        if (!people.isReady()) {
            return new Outcome.NotReady();
        }
        Optional<OrganisationId> owner =
                list.organisation() == null
                        ? caller.organisation()
                        : services.organisationWithCode(list.organisation())
                                .filter(id -> caller.isAdministrator() || caller.belongsTo(id));
        if (owner.isEmpty()) {
            return new Outcome.NotYours();
        }
        return switch (CsvTable.read(
                list.file().getBytes(StandardCharsets.UTF_8), List.of(), COLUMNS)) {
            case CsvTable.Faulty faulty -> new Outcome.Faulty(withoutHeadings(faulty.faults()));
            case CsvTable.Rows rows -> stop(owner.get(), list, rows.rows(), caller);
        };
    }

    /** A file without a heading would name people there. */
    private static List<FieldError> withoutHeadings(List<FieldError> faults) {
        return faults.stream()
                .map(
                        fault ->
                                COLUMNS.contains(fault.field())
                                        ? fault
                                        : new FieldError("file", fault.line(), fault.reason()))
                .toList();
    }

    private Outcome stop(OrganisationId owner, NewStopList list, List<CsvRow> rows, Caller caller) {
        Set<String> hashes = new HashSet<>();
        CsvFaults faults = new CsvFaults();
        for (CsvRow row : rows) {
            try {
                List<String> of =
                        people.hashes(
                                ContactCells.read(row),
                                ContactCells.line(row, ListColumns.REFERENCE));
                if (of.isEmpty()) {
                    faults.add(row, "row", "tells nobody");
                }
                hashes.addAll(of);
            } catch (WrongCell wrong) {
                faults.add(row, wrong.column(), wrong.reason());
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults.list());
        }
        StopAsking.Stopped stopped =
                transactions.executeWrite(
                        status -> {
                            StopAsking.Stopped done = stopAsking.stop(owner, hashes, list.reason());
                            note(owner, list, rows.size(), done.ended(), caller);
                            return done;
                        });
        stopAsking.forgetAgain(stopped);
        return new Outcome.Stopped(rows.size(), stopped.ended());
    }

    private void note(OrganisationId owner, NewStopList list, int rows, int ended, Caller caller) {
        audit.record(
                caller.name(),
                "take-stop-list",
                owner.toString(),
                "%s: %d rows, %d invitations ended".formatted(list.reason().code(), rows, ended));
    }
}
