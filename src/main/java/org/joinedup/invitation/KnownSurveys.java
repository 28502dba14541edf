package org.joinedup.invitation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.inject.Singleton;

import org.joinedup.kernel.SurveyId;

/**
 * The surveys that people answer, each read again only once it has changed: every page of a
 * questionnaire needs one.
 */
@Singleton
class KnownSurveys {
    /** Of a survey's row {@code s}: another after each change of it. */
    static final String VERSION = "s.xmin || ' ' || cast(s.ctid as text)";

    private static final int MOST = 1_000;

    private final StoredSurveys stored;
    private final Cache<SurveyId, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();

    KnownSurveys(StoredSurveys stored) {
        this.stored = stored;
    }

    /** A survey as it was in one version of its row. */
    record Known(Survey survey, String version) {}

    /**
     * @param version that it has at this moment
     */
    Survey find(SurveyId id, String version) {
        Known last = known.getIfPresent(id);
        if (last != null && last.version().equals(version)) {
            return last.survey();
        }
        Known now = stored.withVersion(id).orElseThrow();
        known.put(id, now);
        return now.survey();
    }
}
