package org.joinedup.fieldwork;

import org.joinedup.fieldwork.FieldworkReport.Import;
import org.joinedup.fieldwork.FieldworkReport.Sending;
import org.joinedup.invitation.Survey;
import org.joinedup.web.Messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page on which a survey is watched is given. */
public record WatchPage(Survey survey, FieldworkReport report, Map<String, WatchTable> tables) {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(LONDON);

    /** The day only where it is not today. */
    static String moment(Messages m, Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, LONDON);
        return day.equals(LocalDate.now(LONDON))
                ? TIME.format(moment)
                : m.text("staff.watch.moment", m.date(day), TIME.format(moment));
    }

    public String asOf() {
        return TIME.format(report.asOf());
    }

    public WatchTable table(String id) {
        return tables.get(id);
    }

    public List<WatchTable> counts() {
        return List.of("services", "modes", "languages", "days").stream().map(tables::get).toList();
    }

    /** What goes on now, so that the page is worth looking at again. */
    public boolean isGoingOn() {
        return report.imports().stream().anyMatch(each -> each.state().equals("running"))
                || report.sending().stream()
                        .anyMatch(each -> each.dueNow() > 0 && each.anHour() > 0);
    }

    public String path() {
        return "/surveys/" + survey.id() + "/fieldwork";
    }

    public String rate(Messages m) {
        return report.total().rate() == null
                ? m.text("staff.watch.none")
                : m.text(
                        "staff.watch.rate.long",
                        WatchTable.percent(report.total().rate().share()),
                        WatchTable.percent(report.total().rate().lower()),
                        WatchTable.percent(report.total().rate().upper()),
                        report.total().rate().of());
    }

    public String forecast(Messages m) {
        FieldworkReport.Forecast forecast = report.forecast();
        return forecast.expected() != null
                ? m.text(
                        "staff.watch.forecast.known",
                        Math.round(forecast.expected()),
                        Math.round(forecast.lower()),
                        Math.round(forecast.upper()),
                        m.date(forecast.lastDay()))
                : m.text("staff.watch.forecast." + forecast.state(), forecast.completed());
    }

    /** What is said beside a step's bar. */
    public static String pace(Messages m, Sending step) {
        if (step.readyAt() != null) {
            return m.text("staff.watch.pace", step.anHour(), moment(m, step.readyAt()));
        }
        if (step.dueNow() > 0 && step.channel().equals("letter")) {
            return m.text("staff.watch.pace.letters", step.dueNow());
        }
        if (step.goesOnAt() != null) {
            return m.text("staff.watch.pace.later", moment(m, step.goesOnAt()));
        }
        return step.dueNow() > 0
                ? m.text("staff.watch.pace.due", step.dueNow())
                : m.text("staff.watch.pace.ended");
    }

    /** What is said beside a list's bar. */
    public static String pace(Messages m, Import list) {
        return list.readyAt() == null
                ? m.text("staff.watch.import." + list.state())
                : m.text("staff.watch.import.ready", moment(m, list.readyAt()));
    }

    public static String started(Messages m, Import list) {
        return moment(m, list.startedAt());
    }

    /** The sources of the ranges that are on the page, each once. */
    public List<String> sources() {
        return report.modes().stream()
                .filter(mode -> mode.expected() != null)
                .map(mode -> mode.expected().source())
                .distinct()
                .toList();
    }
}
