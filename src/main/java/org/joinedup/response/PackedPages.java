package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages that have most lines in common, each line once and without its indent.
 *
 * @param pages of each page, by its path after the link: the number of a line and how many lines
 *     follow one another from there, and so on in turn
 */
@Introspected
record PackedPages(List<String> lines, Map<String, List<Integer>> pages) {

    static PackedPages of(Map<String, String> whole) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, List<Integer>> pages = new LinkedHashMap<>();
        whole.forEach(
                (path, html) ->
                        pages.put(
                                path,
                                runs(
                                        html.lines()
                                                .map(String::stripLeading)
                                                .filter(line -> !line.isEmpty())
                                                .map(line -> number(line, numbers))
                                                .toList())));
        return new PackedPages(new ArrayList<>(numbers.keySet()), pages);
    }

    private static List<Integer> runs(List<Integer> numbers) {
        List<Integer> runs = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= numbers.size(); i++) {
            if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
                runs.add(numbers.get(first));
                runs.add(i - first);
                first = i;
            }
        }
        return runs;
    }

    private static int number(String line, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(line, ignored -> numbers.size());
    }
}
