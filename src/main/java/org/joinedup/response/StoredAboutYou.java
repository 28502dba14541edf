package org.joinedup.response;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Admission;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.Sex;
import org.joinedup.storage.Row;

/** What is known about a person, in the columns that its tables share. */
final class StoredAboutYou {
    private StoredAboutYou() {}

    static AboutYou said(Row row) {
        return AboutYou.said(
                row.coded("age_band", AgeBand.class),
                row.coded("sex", Sex.class),
                row.coded("ethnic_group", EthnicGroup.class));
    }

    static AboutYou read(Row row) {
        return AboutYou.of(
                row.coded("age_band", AgeBand.class),
                row.coded("sex", Sex.class),
                row.coded("ethnic_group", EthnicGroup.class),
                row.coded("deprivation_quintile", DeprivationQuintile.class),
                row.coded("admission", Admission.class));
    }
}
