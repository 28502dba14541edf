package org.joinedup.commissioner;

import org.joinedup.publication.Edition;

/**
 * What somebody is about to decide about an edition, once and for all.
 *
 * @param act publish or discard
 * @param isOpen whether everybody reads what is published
 */
public record EditionDecision(
        String act, Edition edition, long lines, long withoutValue, boolean isOpen) {

    public String address() {
        return "/editions/" + edition.id() + "/" + act;
    }

    /** The key of the words for who will read it. */
    public String readers() {
        return act.equals("discard")
                ? "staff.edition.readers.administrators"
                : isOpen ? "staff.edition.readers.open" : "staff.edition.readers.signed-in";
    }
}
