package org.joinedup.statistics;

import static org.joinedup.statistics.ReferenceValues.assertAsInR;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.DoubleStream;

class DistributionsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 9, 149, 59_999, 1_000_000, 10_000_000, 100_000_000})
    void t_has_the_quantiles_of_R_for_few_and_for_many(long degreesOfFreedom) {
        assertAsInR(
                "quantiles",
                "t " + degreesOfFreedom,
                Distributions.twoSidedT(0.95, degreesOfFreedom));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 150, 60_000, 1_000_000, 10_000_000})
    void f_has_the_quantiles_of_R_for_few_and_for_many(long n) {
        assertAsInR(
                "quantiles",
                "f " + n,
                Distributions.fQuantile(0.025, n - 1, (n - 1) * 14.0),
                Distributions.fQuantile(0.975, n - 1, (n - 1) * 14.0));
    }

    @Test
    void p_values_of_very_many_people_are_those_of_R() {
        assertAsInR(
                "quantiles",
                "p-values of t",
                DoubleStream.of(0.5, -1.96, 5)
                        .map(t -> Distributions.twoSidedTProbability(t, 2e6))
                        .toArray());
    }

    @Test
    void the_normal_has_the_quantiles_of_R() {
        assertAsInR(
                "quantiles",
                "normal",
                DoubleStream.of(0.975, 0.995, 0.999, 1e-6, 1 - 1e-3)
                        .map(Distributions::normalQuantile)
                        .toArray());
    }
}
