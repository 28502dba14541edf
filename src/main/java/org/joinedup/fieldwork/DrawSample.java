package org.joinedup.fieldwork;

import org.joinedup.kernel.Sha256;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A simple random sample of each service, in proportion to its strata. Everybody draws a lot: the
 * SHA-256 of {@code seed|service|line}; the smallest are in. So whoever has the seed and the list
 * can repeat it with anything.
 */
final class DrawSample {
    private DrawSample() {}

    /**
     * @return in the order of the list
     */
    static List<ListedPerson> draw(List<ListedPerson> people, NewList.NewSample wanted, long seed) {
        Set<Integer> drawn = new HashSet<>();
        people.stream()
                .collect(Collectors.groupingBy(ListedPerson::serviceCode))
                .values()
                .forEach(of -> drawn.addAll(ofService(of, wanted, seed)));
        return people.stream().filter(person -> drawn.contains(person.line())).toList();
    }

    private static List<Integer> ofService(
            List<ListedPerson> people, NewList.NewSample wanted, long seed) {
        TreeMap<String, List<ListedPerson>> strata =
                people.stream()
                        .collect(
                                Collectors.groupingBy(
                                        person -> stratum(person, wanted.strata()),
                                        TreeMap::new,
                                        Collectors.toList()));
        Map<String, Integer> sizes =
                allocate(
                        strata.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                e -> e.getValue().size(),
                                                (a, b) -> a,
                                                TreeMap::new)),
                        Math.min(wanted.size(), people.size()));
        List<Integer> lines = new ArrayList<>();
        strata.forEach(
                (name, of) ->
                        of.stream()
                                .sorted(
                                        Comparator.comparing(
                                                person -> lot(person, seed),
                                                Arrays::compareUnsigned))
                                .limit(sizes.get(name))
                                .forEach(person -> lines.add(person.line())));
        return lines;
    }

    private static String stratum(ListedPerson person, List<Stratum> by) {
        return by.stream().map(each -> each.of(person)).collect(Collectors.joining("|"));
    }

    /**
     * In proportion, by the largest remainder; of equal ones the first in the alphabet.
     *
     * @param size at most as many as there are
     */
    static Map<String, Integer> allocate(Map<String, Integer> strata, int size) {
        long all = strata.values().stream().mapToLong(Integer::longValue).sum();
        Map<String, Integer> sizes = new TreeMap<>();
        strata.forEach((name, of) -> sizes.put(name, (int) ((long) of * size / all)));
        int left = size - sizes.values().stream().mapToInt(Integer::intValue).sum();
        strata.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                        (Map.Entry<String, Integer> of) ->
                                                (long) of.getValue() * size % all)
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .limit(left)
                .forEach(of -> sizes.merge(of.getKey(), 1, Integer::sum));
        return sizes;
    }

    private static byte[] lot(ListedPerson person, long seed) {
        return Sha256.of("%d|%s|%d".formatted(seed, person.serviceCode(), person.line()));
    }
}
