package org.joinedup.response;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Admission;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.Sex;
import org.joinedup.web.CsvFaults;
import org.joinedup.web.CsvRow;

import java.util.List;
import java.util.Optional;

/** Reads the columns about the person; a file need not have them. */
final class KeyedAboutYou {
    static final String DEPRIVATION_QUINTILE = "deprivation_quintile";
    static final String ADMISSION = "admission";
    static final List<String> COLUMNS =
            List.of("age_band", "sex", "ethnic_group", DEPRIVATION_QUINTILE, ADMISSION);

    private final boolean asked;
    private final CsvFaults faults;

    /**
     * @param asked whether the survey asks about people
     */
    KeyedAboutYou(boolean asked, CsvFaults faults) {
        this.asked = asked;
        this.faults = faults;
    }

    /** To be used only when no fault was added. */
    AboutYou read(CsvRow row) {
        return AboutYou.of(
                term(row, "age_band", AgeBand.class),
                term(row, "sex", Sex.class),
                term(row, "ethnic_group", EthnicGroup.class),
                term(row, DEPRIVATION_QUINTILE, DeprivationQuintile.class),
                term(row, ADMISSION, Admission.class));
    }

    private <E extends Enum<E> & Coded> E term(CsvRow row, String column, Class<E> type) {
        Optional<String> code = row.text(column);
        if (code.isEmpty()) {
            return null;
        }
        if (!asked) {
            faults.add(row, column, "must be blank: " + SubmissionCheck.NOT_ASKED);
            return null;
        }
        Optional<E> term = Coded.find(type, code.get());
        if (term.isEmpty()) {
            faults.add(row, column, "must be blank or one of " + Coded.words(type));
        }
        return term.orElse(null);
    }
}
