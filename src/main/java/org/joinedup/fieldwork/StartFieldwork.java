package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.invitation.Survey;
import org.joinedup.progress.Counter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Plans a survey of the demonstration and invites its people by a list, as a coordinator would. */
@Singleton
public class StartFieldwork {
    /** A template at Notify, which nobody asks for in the demonstration. */
    private static final Map<String, String> TEMPLATE =
            Map.of("en", "00000000-0000-0000-0000-000000000000");

    private static final int TEXT = 2;
    private static final int EMAIL = 3;
    private static final int LETTER = 17;
    private static final int MOST_AN_HOUR = 1_000;

    private final SetPlan setPlan;
    private final PreviewList previewList;
    private final TakeList takeList;

    StartFieldwork(SetPlan setPlan, PreviewList previewList, TakeList takeList) {
        this.setPlan = setPlan;
        this.previewList = previewList;
        this.takeList = takeList;
    }

    /** Texts, emails to who has no mobile, and letters to who has neither, at any hour. */
    @Transactional
    public void plan(Survey survey, LocalDate purgeOn, Caller caller) {
        NewPlan plan =
                new NewPlan(
                        List.of(
                                new Step(Channel.SMS, TEXT, false, TEMPLATE),
                                new Step(Channel.EMAIL, EMAIL, true, null),
                                new Step(Channel.LETTER, LETTER, true, null)),
                        "00:00",
                        "23:59",
                        false,
                        MOST_AN_HOUR,
                        purgeOn);
        if (!(setPlan.set(survey.id(), plan, caller) instanceof SetPlan.Outcome.Set)) {
            throw new IllegalStateException("demonstration plan");
        }
    }

    /**
     * @param file CSV by the names of the columns
     */
    @Transactional
    public void invite(Survey survey, String file, Caller caller) {
        NewList list = new NewList(file, null, null, null);
        switch (previewList.preview(survey, list, caller)) {
            case PreviewList.Outcome.Shown shown ->
                    takeList.take(
                            survey,
                            new NewList(file, null, null, shown.report().accept()),
                            caller,
                            new Counter());
            // Without the key of contact details nobody is invited by lists.
            case PreviewList.Outcome.NotReady ignored -> {}
            case PreviewList.Outcome other ->
                    throw new IllegalStateException("demonstration list: " + other);
        }
    }
}
