package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.ListViews.Advice;
import org.joinedup.fieldwork.ListViews.Carried;
import org.joinedup.fieldwork.ListViews.Column;
import org.joinedup.fieldwork.ListViews.Mapping;
import org.joinedup.fieldwork.ListViews.Part;
import org.joinedup.fieldwork.ListViews.Preview;
import org.joinedup.fieldwork.ListViews.Report;
import org.joinedup.fieldwork.ListViews.Row;
import org.joinedup.fieldwork.ListViews.TakenList;
import org.joinedup.fieldwork.ListViews.Upload;
import org.joinedup.fieldwork.SurveyViews.Choice;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.statistics.BetweenServices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts together what the pages that take lists in show. */
@Singleton
class ArrangeList {
    private static final int MOST_ROWS = 500;
    private static final double FAIR = 0.7;
    private static final double GOOD = 0.8;

    /** How much services may differ, of which the one in the middle is taken for advice. */
    private static final double LITTLE = 0.03;

    private static final double SOMEWHAT = 0.05;
    private static final double MUCH = 0.1;

    private final CoordinatorPages pages;
    private final StoredPlans plans;
    private final StoredLists lists;

    ArrangeList(CoordinatorPages pages, StoredPlans plans, StoredLists lists) {
        this.pages = pages;
        this.plans = plans;
        this.lists = lists;
    }

    Upload upload(Survey survey, boolean justTaken, Faults faults) {
        return new Upload(
                pages.line(survey),
                missing(survey),
                lists.of(survey.id()).stream()
                        .map(
                                list ->
                                        new TakenList(
                                                pages.moment(list.at()),
                                                list.by(),
                                                report(list.report())))
                        .toList(),
                justTaken,
                advice(),
                faults);
    }

    private String missing(Survey survey) {
        if (survey.state() == SurveyState.CLOSED) {
            return "staff.list.closed";
        }
        return plans.find(survey.id()).isEmpty() ? "staff.list.no-plan" : "";
    }

    private static List<Advice> advice() {
        return List.of(
                advice("little", LITTLE), advice("somewhat", SOMEWHAT), advice("much", MUCH));
    }

    private static Advice advice(String key, double icc) {
        return new Advice(
                "staff.list.differ." + key,
                Double.toString(icc),
                needed(FAIR, icc),
                needed(GOOD, icc));
    }

    private static long needed(double reliability, double icc) {
        return BetweenServices.completesNeeded(reliability, icc).get();
    }

    Mapping mapping(Survey survey, ListForm form, Faults faults) {
        List<String> headings =
                ListFile.heading(form.file()).stream().filter(each -> !each.isEmpty()).toList();
        List<String> offered =
                headings.stream().filter(each -> GuessColumns.isOnce(each, headings)).toList();
        Map<String, String> chosen = form.columns();
        return new Mapping(
                pages.line(survey),
                new Carried(form.file(), Map.of()),
                ListColumns.ALL.stream()
                        .map(
                                name ->
                                        new Column(
                                                name,
                                                ListColumns.REQUIRED.contains(name),
                                                choices(offered, chosen.getOrDefault(name, ""))))
                        .toList(),
                form.wantsSample(),
                form.fields().text("size"),
                Stream.of(Stratum.values())
                        .map(
                                stratum ->
                                        new Choice(
                                                stratum.code(),
                                                stratum.code(),
                                                form.strata().contains(stratum)))
                        .toList(),
                form.fields().text("seed"),
                advice(),
                faults);
    }

    private static List<Choice> choices(List<String> headings, String chosen) {
        return headings.stream()
                .map(heading -> new Choice(heading, heading, heading.equals(chosen)))
                .toList();
    }

    Preview preview(Survey survey, ListForm form, ListReport report, boolean changed) {
        Map<String, String> fields = new TreeMap<>(form.carried());
        fields.put("seed", Optional.ofNullable(report.seed()).map(Object::toString).orElse(""));
        fields.put("accept", report.accept());
        return new Preview(
                pages.line(survey),
                new Carried(form.file(), fields),
                report(report),
                advice(),
                survey.state() == SurveyState.OPEN ? "" : "staff.list.not-open",
                changed);
    }

    private static Report report(ListReport report) {
        List<LeftOut> told =
                report.leftOut().stream()
                        .filter(row -> !row.kind().equals(LeftOut.NOT_SAMPLED))
                        .toList();
        return new Report(
                report.rows(),
                report.bad(),
                report.duplicates(),
                report.excluded(),
                report.notSampled(),
                report.invited(),
                Optional.ofNullable(report.seed()).map(Object::toString).orElse(""),
                report.services().stream()
                        .map(
                                of ->
                                        new Part(
                                                of.service(),
                                                of.eligible(),
                                                of.invited(),
                                                share(of.invited())))
                        .toList(),
                told.stream()
                        .limit(MOST_ROWS)
                        .map(
                                row ->
                                        new Row(
                                                row.line(),
                                                Optional.ofNullable(row.column()).orElse(""),
                                                row.kind(),
                                                row.reason()))
                        .toList(),
                Math.max(0, told.size() - MOST_ROWS),
                report.unusedColumns());
    }

    /** Rounded up: of one fewer it would be too few. */
    private static long share(int invited) {
        return invited == 0 ? 0 : Math.ceilDiv(100 * needed(GOOD, SOMEWHAT), (long) invited);
    }
}
