package org.joinedup.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which of several sums may be shown together, so that adding and subtracting them gives
 * back no group that is too small.
 *
 * <p>The people are divided into disjoint parts, and a view is the sum over some parts. Somebody
 * who sees several views can compute every linear combination of them; a group is given away when
 * its own sum is one. The views are taken in their order of importance, and one that would give a
 * small group away is refused. This is secondary suppression over rows, columns, hierarchies and
 * overlapping groups alike.
 *
 * <p>Every plain sum of parts that is too small is found. Of the combinations in which people are
 * also subtracted from each other, such as those of one part less those of another, only the
 * differences of two rows of the reduced views are tried; others may go unnoticed.
 *
 * <p>The search is given up after {@value #MOST_SUMS} sums for one view, and the view is then
 * refused, though it might have given nobody away.
 *
 * <p>Not thread-safe.
 */
final class Differencing {
    /** Some milliseconds of work; without a bound it would grow with the power of the rows. */
    static final int MOST_SUMS = 20_000;

    private static final int SEVERAL = -1;

    private final long[] weights;
    private final int[] owners;
    private final long fewest;
    private final long fewestTogether;

    /** The reduced views by a part that each has once, and no other has. */
    private final Map<Integer, SparseSum> rows = new HashMap<>();

    /**
     * @param weights how many people (or organisations) are in each part, 0 or more
     * @param fewest what may be known of a group that has at least this weight, or none
     */
    Differencing(long[] weights, long fewest) {
        this(weights, new int[weights.length], fewest, fewest);
    }

    /**
     * @param owners of each part, a number from 0 on
     * @param fewest of a group all of whose parts have the same owner
     * @param fewestTogether of a group of several owners, at most as many
     */
    Differencing(long[] weights, int[] owners, long fewest, long fewestTogether) {
        this.weights = weights.clone();
        this.owners = owners.clone();
        this.fewest = fewest;
        this.fewestTogether = fewestTogether;
    }

    /**
     * @param view the parts that it is the sum of
     * @return whether it may be shown beside all that were admitted before
     */
    boolean admit(BitSet view) {
        return admit(view.stream().toArray());
    }

    /**
     * The same.
     *
     * @param view each part once, ascending
     */
    boolean admit(int[] view) {
        boolean admitted = mayAdmit(view);
        if (admitted) {
            add(view);
        }
        return admitted;
    }

    boolean mayAdmit(int[] view) {
        SparseSum sum = SparseSum.of(view);
        return !isOfFew(sum) && !new Search(with(sum)).givesAway();
    }

    /**
     * Whether somebody who knows what some of the parts are learns nothing of too few others from
     * what was admitted, either.
     *
     * @param known parts of which each is known by itself
     */
    boolean isSafeFrom(int[] known) {
        Differencing reader = new Differencing(weights, owners, fewest, fewestTogether);
        reader.rows.putAll(rows);
        Map<Integer, SparseSum> changed =
                reader.addAll(Arrays.stream(known).mapToObj(part -> new int[] {part}).toList());
        for (int part : known) {
            reader.weights[part] = 0;
            reader.rows.remove(part);
            changed.remove(part);
        }
        return !reader.new Search(changed).givesAway();
    }

    /**
     * The same of somebody who sees more views.
     *
     * @param more of which none gives anybody away by itself
     */
    boolean isSafeBeside(Collection<int[]> more) {
        Differencing reader = new Differencing(weights, owners, fewest, fewestTogether);
        reader.rows.putAll(rows);
        return !reader.new Search(reader.addAll(more)).givesAway();
    }

    private Map<Integer, SparseSum> addAll(Collection<int[]> views) {
        Map<Integer, SparseSum> changed = new HashMap<>();
        for (int[] view : views) {
            Map<Integer, SparseSum> more = with(SparseSum.of(view));
            rows.putAll(more);
            changed.putAll(more);
        }
        return changed;
    }

    /** Takes a view for shown, whatever it gives away: what is published stays published. */
    void add(int[] view) {
        rows.putAll(with(SparseSum.of(view)));
    }

    private record Row(int first, SparseSum sum) {}

    /**
     * A sum of parts that can be computed is the sum of the rows whose first part is one of them.
     * So it is enough to try the sums of rows whose first parts are together too few; and of them
     * those with a changed row, for the others were tried before.
     */
    private final class Search {
        private final List<Row> candidates = new ArrayList<>();
        private final int changed;
        private final long lightest;
        private int tried;

        Search(Map<Integer, SparseSum> changed) {
            changed.forEach(this::addIfLight);
            this.changed = candidates.size();
            if (this.changed > 0) {
                rows.forEach(
                        (first, sum) -> {
                            if (!changed.containsKey(first)) {
                                addIfLight(first, sum);
                            }
                        });
            }
            this.lightest =
                    candidates.stream().mapToLong(row -> weights[row.first]).min().orElse(fewest);
        }

        private void addIfLight(int first, SparseSum sum) {
            if (weights[first] < fewest) {
                candidates.add(new Row(first, sum));
            }
        }

        boolean givesAway() {
            for (int i = 0; i < changed; i++) {
                Row row = candidates.get(i);
                if (isOfFew(row.sum)
                        || isLessAnotherOfFew(row, i + 1)
                        || givesAway(row.sum, weights[row.first], owners[row.first], i + 1)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isLessAnotherOfFew(Row row, int from) {
            for (Row other : candidates.subList(from, candidates.size())) {
                if (weights[row.first] + weights[other.first] < fewest
                        && (isSpent() || isOfFew(row.sum.minus(other.sum)))) {
                    return true;
                }
            }
            return false;
        }

        private boolean givesAway(SparseSum sum, long weight, int owner, int from) {
            for (int i = from; i < candidates.size(); i++) {
                Row row = candidates.get(i);
                long together = weight + weights[row.first];
                int owning = owner == owners[row.first] ? owner : SEVERAL;
                long enough = owning == SEVERAL ? fewestTogether : fewest;
                if (together < enough) {
                    if (isSpent()) {
                        return true;
                    }
                    SparseSum both = sum.plus(row.sum);
                    if (isOfFew(both)
                            || (together + lightest < enough
                                    && givesAway(both, together, owning, i + 1))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean isSpent() {
            return ++tried > MOST_SUMS;
        }
    }

    /** Parts without people are left out of account: nothing is known or unknown of them. */
    private boolean isOfFew(SparseSum sum) {
        long weight = 0;
        int owner = 0;
        boolean one = true;
        for (int i = 0; i < sum.size(); i++) {
            int part = sum.part(i);
            if (weights[part] > 0) {
                one &= weight == 0 || owner == owners[part];
                owner = owners[part];
                weight += weights[part];
                if (weight >= fewest) {
                    return false;
                }
            }
        }
        return weight > 0 && (one || weight < fewestTogether);
    }

    /**
     * @return the rows that are not as before when the sum is added
     */
    private Map<Integer, SparseSum> with(SparseSum added) {
        SparseSum sum = added;
        for (int i = 0; i < added.size(); i++) {
            SparseSum row = rows.get(added.part(i));
            if (row != null) {
                sum = sum.without(added.part(i), row);
            }
        }
        int first = heaviest(sum);
        if (first < 0) {
            return Map.of();
        }
        SparseSum scaled = sum.scaledTo(first);
        Map<Integer, SparseSum> changed = new HashMap<>();
        rows.forEach(
                (of, row) -> {
                    if (row.has(first)) {
                        changed.put(of, row.without(first, scaled));
                    }
                });
        changed.put(first, scaled);
        return changed;
    }

    /**
     * @return the part with the most people, or -1 where there is nobody
     */
    private int heaviest(SparseSum sum) {
        int heaviest = -1;
        for (int i = 0; i < sum.size(); i++) {
            int part = sum.part(i);
            if (weights[part] > 0 && (heaviest < 0 || weights[part] > weights[heaviest])) {
                heaviest = part;
            }
        }
        return heaviest;
    }
}
