package org.joinedup.response;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;

/** The stored responses, for reading. */
public interface Responses {
    /**
     * How many people who left the service within the period have responded, to whatever
     * instruments.
     */
    long count(ServiceId service, Period period);

    /**
     * Every answered instrument of those people, in no order; called within a transaction it is one
     * snapshot.
     */
    void read(ServiceId service, Period period, String instrumentCode, AnswerReader reader);

    /** Takes one person's answers to one instrument version, one code per item in its order. */
    @FunctionalInterface
    interface AnswerReader {
        void read(Response response, InstrumentId instrument, byte[] codes);
    }
}
