package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultinomialTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0.5",
        "30, 0.01",
        "30, 0.4",
        "30, 0.99",
        "1000, 0.005",
        "1000, 0.3",
        "1000, 0.8",
        "100000, 0.02"
    })
    void binomial_draws_follow_the_binomial_distribution(int n, double p) {
        Multinomial multinomial = new Multinomial(Sample.of(0), new MersenneTwister(7));
        BinomialDistribution exact = new BinomialDistribution(null, n, p);
        int draws = 200_000;
        long[] atMost = new long[n + 1];
        for (int i = 0; i < draws; i++) {
            atMost[(int) multinomial.binomial(n, p)]++;
        }
        double cumulative = 0;
        double largest = 0;
        for (int k = 0; k <= n; k++) {
            cumulative += atMost[k];
            largest =
                    Math.max(
                            largest, Math.abs(cumulative / draws - exact.cumulativeProbability(k)));
        }
        // Kolmogorov-Smirnov: exceeded once in 100,000 by chance.
        assertTrue(largest < 2.47 / Math.sqrt(draws), "distance " + largest);
    }

    @ParameterizedTest
    @CsvSource({"1000000000, 0.2", "1000000000, 0.000000001"})
    void binomial_draws_from_very_many_keep_their_mean(long n, double p) {
        Multinomial multinomial = new Multinomial(Sample.of(0), new MersenneTwister(7));
        int draws = 20_000;
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            sum += multinomial.binomial(n, p);
        }
        assertEquals(n * p, sum / draws, 4.5 * Math.sqrt(n * p * (1 - p) / draws));
    }
}
