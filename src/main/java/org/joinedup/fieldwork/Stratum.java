package org.joinedup.fieldwork;

import org.joinedup.kernel.Coded;

import java.util.Locale;
import java.util.Optional;

/** By what a sample may be stratified. */
enum Stratum implements Coded {
    AGE_BAND,
    SEX,
    ROUTE;

    /** The person's, or a stratum of its own for those of whom it is not known. */
    String of(ListedPerson person) {
        Optional<? extends Coded> value =
                switch (this) {
                    case AGE_BAND -> person.ageBand();
                    case SEX -> person.sex();
                    case ROUTE -> person.route();
                };
        return value.map(Coded::code).orElse("");
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
