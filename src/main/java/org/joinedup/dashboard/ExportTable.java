package org.joinedup.dashboard;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;

import java.util.Optional;

/** Gives one table of a report as a file, and keeps who took it. */
@Singleton
class ExportTable {
    private final ArrangeReport arrange;
    private final AuditTrail audit;

    ExportTable(ArrangeReport arrange, AuditTrail audit) {
        this.arrange = arrange;
        this.audit = audit;
    }

    @Transactional
    Optional<String> export(Caller caller, Report report, String table, Show show) {
        Optional<String> csv =
                arrange.arrange(report, show).stream()
                        .flatMap(section -> section.tables().stream())
                        .filter(each -> each.id().equals(table))
                        .findFirst()
                        .map(each -> WriteCsv.of(each, report));
        if (csv.isPresent()) {
            audit.record(
                    caller.name(),
                    "export-table",
                    report.code(),
                    table + " " + report.period().name());
        }
        return csv;
    }
}
