package org.joinedup.dashboard;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.web.Messages;
import org.joinedup.web.Pages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The page of a service or of a group of services, and what can be taken away of it. */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER})
class ReportController {
    private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

    private final ReadReports reports;
    private final ArrangeReport arrange;
    private final ExportTable exportTable;
    private final PrintReport printReport;
    private final LinkGroups linkGroups;
    private final Pages pages;
    private final Clock clock;
    private final Messages words = Messages.in("en");

    ReportController(
            ReadReports reports,
            ArrangeReport arrange,
            ExportTable exportTable,
            PrintReport printReport,
            LinkGroups linkGroups,
            Pages pages,
            Clock clock) {
        this.reports = reports;
        this.arrange = arrange;
        this.exportTable = exportTable;
        this.printReport = printReport;
        this.linkGroups = linkGroups;
        this.pages = pages;
        this.clock = clock;
    }

    @Get("/services/{id}")
    HttpResponse<?> service(ServiceId id, @QueryValue Optional<String> period, Caller caller) {
        return find(period, chosen -> reports.ofService(caller, id, chosen))
                .<HttpResponse<?>>map(report -> page(report, linkGroups.of(caller, id)))
                .orElseGet(this::notFound);
    }

    @Get("/groups/{kind}/{code}")
    HttpResponse<?> group(
            String kind, String code, @QueryValue Optional<String> period, Caller caller) {
        return group(caller, kind, code, period)
                .<HttpResponse<?>>map(report -> page(report, List.of()))
                .orElseGet(this::notFound);
    }

    @Get("/services/{id}/csv/{table}")
    @Produces(MediaType.TEXT_CSV)
    HttpResponse<?> tableOfService(
            ServiceId id, String table, @QueryValue Optional<String> period, Caller caller) {
        return file(caller, find(period, chosen -> reports.ofService(caller, id, chosen)), table);
    }

    @Get("/groups/{kind}/{code}/csv/{table}")
    @Produces(MediaType.TEXT_CSV)
    HttpResponse<?> tableOfGroup(
            String kind,
            String code,
            String table,
            @QueryValue Optional<String> period,
            Caller caller) {
        return file(caller, group(caller, kind, code, period), table);
    }

    @Get("/services/{id}/pdf")
    @Produces(MediaType.APPLICATION_PDF)
    HttpResponse<?> pdfOfService(ServiceId id, @QueryValue Optional<String> period, Caller caller) {
        return pdf(caller, find(period, chosen -> reports.ofService(caller, id, chosen)));
    }

    @Get("/groups/{kind}/{code}/pdf")
    @Produces(MediaType.APPLICATION_PDF)
    HttpResponse<?> pdfOfGroup(
            String kind, String code, @QueryValue Optional<String> period, Caller caller) {
        return pdf(caller, group(caller, kind, code, period));
    }

    private HttpResponse<?> pdf(Caller caller, Optional<Report> report) {
        return report.isEmpty()
                ? notFound()
                : attached(
                        printReport.print(caller, report.get(), words, show()),
                        MediaType.APPLICATION_PDF_TYPE,
                        report.get().fileName() + ".pdf");
    }

    private Optional<Report> group(
            Caller caller, String kind, String code, Optional<String> period) {
        return Coded.find(GroupKind.class, kind)
                .flatMap(
                        known ->
                                find(
                                        period,
                                        chosen -> reports.ofGroup(caller, known, code, chosen)));
    }

    private Optional<Report> find(
            Optional<String> period, Function<PeriodChoice, Optional<Report>> read) {
        return PeriodChoice.chosen(period, today()).flatMap(read);
    }

    private HttpResponse<?> page(Report report, List<GroupLink> groups) {
        Show show = show();
        return pages.ok(
                "dashboard/report",
                words,
                Map.of(
                        "report",
                        report,
                        "periods",
                        PeriodChoice.all(today()),
                        "groups",
                        groups,
                        "advice",
                        arrange.advise(report, show),
                        "sections",
                        arrange.arrange(report, show),
                        "show",
                        show));
    }

    private HttpResponse<?> file(Caller caller, Optional<Report> report, String table) {
        Optional<String> csv =
                report.flatMap(known -> exportTable.export(caller, known, table, show()));
        return csv.isEmpty()
                ? notFound()
                : attached(
                        csv.get().getBytes(StandardCharsets.UTF_8),
                        CSV,
                        report.orElseThrow().fileName() + "-" + table + ".csv");
    }

    private static HttpResponse<?> attached(byte[] file, MediaType type, String name) {
        return HttpResponse.ok(file)
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private Show show() {
        return new Show(words, clock);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private HttpResponse<?> notFound() {
        return pages.page(
                HttpStatus.NOT_FOUND, "web/error", words, Map.of("key", "error.not-found"));
    }
}
