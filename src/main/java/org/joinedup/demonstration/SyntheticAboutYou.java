package org.joinedup.demonstration;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Admission;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.Sex;

/**
 * Draws who people are, for the demonstration: mostly old, as people who leave hospital are, and
 * each service with a neighbourhood and a share of unplanned stays of its own. A few prefer not to
 * say. Apart from the answers' own chances, which stay what they are.
 */
final class SyntheticAboutYou {
    private static final double[] AGES = {.03, .05, .08, .09, .12, .16, .19, .19, .09};
    private static final double[] SEXES = {.535, .46, .005};
    private static final double[] ETHNIC_GROUPS = {.09, .045, .025, .82, .02};
    private static final double PREFERS_NOT_TO_SAY = .03;
    private static final double PREFERS_NOT_TO_SAY_ETHNIC_GROUP = .05;
    private static final double ADDRESS_UNKNOWN = .03;
    private static final double UNPLANNED_SERVICES_DIFFER = .3;
    private static final double UNPLANNED_LEAST = .35;

    /** How much an unplanned stay, and each quintile, moves a person, in standard deviations. */
    private static final double UNPLANNED_LESS = .3;

    private static final double A_QUINTILE = .06;
    private static final double MEAN_QUINTILE = 3;

    private final SyntheticPeople chance;
    private final double unplanned;
    private final double[] quintiles;

    /**
     * @param service the same number gives the same service
     */
    SyntheticAboutYou(long service, long seed) {
        SyntheticPeople ofService = new SyntheticPeople(service + 2_000L);
        unplanned = UNPLANNED_LEAST + UNPLANNED_SERVICES_DIFFER * ofService.uniform();
        double slope = .08 * (2 * ofService.uniform() - 1);
        quintiles = new double[] {.2 + 2 * slope, .2 + slope, .2, .2 - slope, .2 - 2 * slope};
        chance = new SyntheticPeople(seed + 3_000_000L);
    }

    AboutYou next() {
        return AboutYou.of(
                unless(PREFERS_NOT_TO_SAY, AgeBand.values(), AGES),
                unless(PREFERS_NOT_TO_SAY, Sex.values(), SEXES),
                unless(PREFERS_NOT_TO_SAY_ETHNIC_GROUP, EthnicGroup.values(), ETHNIC_GROUPS),
                unless(ADDRESS_UNKNOWN, DeprivationQuintile.values(), quintiles),
                chance.uniform() < unplanned ? Admission.UNPLANNED : Admission.PLANNED);
    }

    /** In standard deviations between persons, about 0 on the whole. */
    static double leaning(AboutYou about) {
        double ofAdmission =
                about.admission()
                        .map(a -> a == Admission.UNPLANNED ? -UNPLANNED_LESS : UNPLANNED_LESS)
                        .orElse(0.0);
        double ofQuintile =
                about.deprivation()
                        .map(q -> (Integer.parseInt(q.code()) - MEAN_QUINTILE) * A_QUINTILE)
                        .orElse(0.0);
        return ofAdmission / 2 + ofQuintile;
    }

    private <E> E unless(double absent, E[] all, double[] shares) {
        E drawn = all[draw(shares)];
        return chance.uniform() < absent ? null : drawn;
    }

    private int draw(double[] shares) {
        double left = chance.uniform();
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
