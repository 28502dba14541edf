package org.joinedup.indicator;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Measure;
import org.joinedup.storage.Database;

/** How far the summaries are behind the responses. */
@Factory
class MeasureFolding {
    private static final String NAME = Measure.FOLDING_LAG;

    @Singleton
    @Named(NAME)
    Measure lag(Database database) {
        return new Measure(
                NAME,
                "Age of the oldest response that is not yet in the summaries; 0 where all are",
                () ->
                        database.first(
                                        """
                                        select cast(extract(epoch from clock_timestamp() - r.submitted_at) as bigint)
                                            as seconds
                                        from response_tail t join response r on r.id = t.response_id
                                        where t.sign = 1 order by t.id limit 1
                                        """,
                                        row -> row.count("seconds"))
                                .orElse(0L));
    }
}
