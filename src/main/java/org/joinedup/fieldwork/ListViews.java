package org.joinedup.fieldwork;

import org.joinedup.fieldwork.SurveyViews.Choice;
import org.joinedup.fieldwork.SurveyViews.Faults;
import org.joinedup.fieldwork.SurveyViews.Line;

import java.util.List;
import java.util.Map;

/** What the templates of the pages that take lists in are given. */
public final class ListViews {
    private ListViews() {}

    /**
     * How many must answer.
     *
     * @param icc of how much services differ
     * @param fair people of each service for a reliability of .70
     * @param good for .80
     */
    public record Advice(String key, String icc, long fair, long good) {}

    /** A list that was taken in. */
    public record TakenList(String at, String by, Report report) {}

    /**
     * Where a list is handed in.
     *
     * @param missing key of what has to be done before, or empty
     */
    public record Upload(
            Line survey,
            String missing,
            List<TakenList> taken,
            boolean justTaken,
            List<Advice> advice,
            Faults faults) {}

    /** Which heading of the file is a column here. */
    public record Column(String name, boolean required, List<Choice> headings) {}

    /**
     * What of a list goes from page to page with the browser, for the service keeps nothing of it.
     */
    public record Carried(String file, Map<String, String> fields) {
        @Override
        public String toString() {
            return "Carried";
        }
    }

    /** Which column is what, and who of the list is asked. */
    public record Mapping(
            Line survey,
            Carried carried,
            List<Column> columns,
            boolean sample,
            String size,
            List<Choice> strata,
            String seed,
            List<Advice> advice,
            Faults faults) {}

    /**
     * One service's people.
     *
     * @param needed of those invited who must answer for a reliability of .80, in per cent; more
     *     than 100 where they are too few
     */
    public record Part(String service, int eligible, int invited, long needed) {}

    /** A row that is left out. */
    public record Row(int line, String column, String kind, String reason) {}

    /**
     * What becomes, or became, of a list.
     *
     * @param seed of the sample, or empty
     * @param rows those left out but for those not drawn
     * @param more how many rows are not shown
     */
    public record Report(
            int all,
            int bad,
            int duplicates,
            Map<String, Integer> excluded,
            int notSampled,
            int invited,
            String seed,
            List<Part> services,
            List<Row> rows,
            int more,
            List<Integer> unused) {}

    /**
     * What would become of it.
     *
     * @param missing key of why it cannot be taken yet, or empty
     * @param changed whether it came out in another way than was shown before
     */
    public record Preview(
            Line survey,
            Carried carried,
            Report report,
            List<Advice> advice,
            String missing,
            boolean changed) {}
}
