package org.joinedup.invitation;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Repeating;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Purges again and again, on every node; of several at once, one does each survey. */
@Singleton
class KeepPurging implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPurging.class);
    private static final Duration LAST_PURGE = Duration.ofSeconds(20);

    private final PurgeSurvey purgeSurvey;
    private final Repeating purging;

    KeepPurging(
            PurgeSurvey purgeSurvey,
            Database database,
            @Value("${joinedup.purge.interval:10m}") Duration interval) {
        this.purgeSurvey = purgeSurvey;
        this.purging =
                new Repeating("purge", interval, () -> purgeAtLength(database), KeepPurging::told);
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        purging.start();
    }

    /** One statement may delete what is about hundreds of thousands of people. */
    private void purgeAtLength(Database database) {
        database.atLength(
                () -> {
                    purgeAll();
                    return true;
                });
    }

    private void purgeAll() {
        purgeSurvey.due().forEach(this::purge);
        purgeSurvey.forgetWhomWeAskedLongAgo();
    }

    /** That one survey fails keeps none of the others from being purged on their day. */
    private void purge(SurveyId survey) {
        try {
            purgeSurvey.purge(survey);
        } catch (RuntimeException e) {
            told(e);
        }
    }

    private static void told(RuntimeException e) {
        LOG.error("A purge failed and is tried again: {}", e.getClass().getName());
    }

    @PreDestroy
    void end() throws InterruptedException {
        purging.end(LAST_PURGE);
    }
}
