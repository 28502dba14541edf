package org.joinedup.response;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;

import java.time.YearMonth;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * The stored responses, for counting. Each is in the tail until it is taken, and folded ever after;
 * an erased one that was folded is in the tail again, to be taken away.
 *
 * <p>Those of walk-ins ({@link org.joinedup.kernel.Mode#isWalkIn}) are not among them.
 *
 * <p>So what is folded changes by {@link #take} only: neither by a submission nor by an erasure.
 */
public interface Responses {
    /** Reads the tail of the people who left the service within the period, in no order. */
    void readTail(ServiceId service, Period period, Consumer<Change> reader);

    /** Counts the tail's people who were asked the instrument; the erased count negatively. */
    void countTail(
            Collection<ServiceId> services,
            InstrumentId instrument,
            Period period,
            PeopleReader reader);

    /** Counts the responses that were ever erased. */
    void countErased(Collection<ServiceId> services, Period period, PeopleReader reader);

    /**
     * Takes the oldest of the tail that nobody else is taking, as part of the current transaction.
     * Whoever takes them must count them in the same transaction.
     */
    void take(int most, Consumer<Change> reader);

    /**
     * Reads everything that is folded, in the order of the service and the transition, as of one
     * moment. Those that were erased since are among them. In a transaction of its own where there
     * is none; on the connection that reads, nothing else can be done meanwhile.
     */
    void readFolded(Consumer<CountedResponse> reader);

    /** Is told how many people of a service left it in a month. */
    interface PeopleReader {
        void read(ServiceId service, YearMonth month, long people);
    }

    /** All that are counted, folded or not. */
    long count();

    /** A response that came, or one that went again. */
    record Change(boolean erased, CountedResponse response) {}
}
