package org.joinedup.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What becomes, or became, of a list: rows = bad + duplicates + excluded + notSampled + invited.
 *
 * @param seed of the sample; absent where everybody is asked
 * @param accept stands for exactly this
 * @param unusedColumns of the file, by their place from 1: a file without a heading would name
 *     people there
 */
@Introspected
@Schema(name = "ListReport")
record ListReport(
        int rows,
        int bad,
        int duplicates,
        @Schema(description = "How many, by reason") Map<String, Integer> excluded,
        int notSampled,
        int invited,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) Long seed,
        String accept,
        List<OfService> services,
        List<Integer> unusedColumns,
        List<LeftOut> leftOut) {

    /**
     * One service's part.
     *
     * @param eligible of whom the sample is drawn
     */
    @Introspected
    @Schema(name = "ListOfService")
    record OfService(String service, int eligible, int invited) {}

    static ListReport of(
            int rows,
            List<ListedPerson> eligible,
            List<ListedPerson> drawn,
            List<LeftOut> leftOut,
            Long seed,
            String accept,
            List<Integer> unusedColumns) {
        Map<String, Integer> excluded = new TreeMap<>();
        leftOut.stream()
                .filter(row -> row.kind().equals(LeftOut.EXCLUDED))
                .forEach(row -> excluded.merge(row.reason(), 1, Integer::sum));
        return new ListReport(
                rows,
                count(leftOut, LeftOut.BAD),
                count(leftOut, LeftOut.DUPLICATE),
                excluded,
                count(leftOut, LeftOut.NOT_SAMPLED),
                drawn.size(),
                seed,
                accept,
                byService(eligible, drawn),
                unusedColumns,
                leftOut);
    }

    private static int count(List<LeftOut> rows, String kind) {
        return (int) rows.stream().filter(row -> row.kind().equals(kind)).count();
    }

    private static List<OfService> byService(
            List<ListedPerson> eligible, List<ListedPerson> drawn) {
        Map<String, Long> invited =
                drawn.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ListedPerson::serviceCode, Collectors.counting()));
        return eligible.stream()
                .collect(
                        Collectors.groupingBy(
                                ListedPerson::serviceCode, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(
                        of ->
                                new OfService(
                                        of.getKey(),
                                        of.getValue().intValue(),
                                        invited.getOrDefault(of.getKey(), 0L).intValue()))
                .toList();
    }
}
