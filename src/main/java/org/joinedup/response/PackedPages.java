package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pages that have most lines in common, each line once and without its indent.
 *
 * @param pages the numbers of each page's lines, by the page's path after the link
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
                                html.lines()
                                        .map(String::stripLeading)
                                        .filter(line -> !line.isEmpty())
                                        .map(line -> number(line, numbers))
                                        .toList()));
        return new PackedPages(new ArrayList<>(numbers.keySet()), pages);
    }

    private static int number(String line, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(line, ignored -> numbers.size());
    }
}
