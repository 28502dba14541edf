package org.joinedup.fieldwork;

import org.joinedup.invitation.NewPerson;
import org.joinedup.invitation.Survey;

import java.util.Optional;

/** What of a listed person goes into an invitation. */
final class Inviting {
    private Inviting() {}

    static NewPerson person(ListedPerson listed, Survey survey, Plan plan) {
        return new NewPerson(
                listed.service(),
                listed.destination(),
                listed.transitionDate(),
                plan.steps()
                        .get(Route.first(plan, listed.contact()).orElseThrow())
                        .channel()
                        .mode(),
                listed.language(),
                listed.formatNeeds(),
                listed.reference(),
                survey.asksAboutYou() ? listed.route() : Optional.empty(),
                listed.contact(),
                listed.hashes());
    }
}
