package org.joinedup.response;

import org.joinedup.kernel.InvitationId;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What the templates of the patient's pages are given; they decide nothing themselves. */
public final class PatientView {
    private PatientView() {}

    /**
     * Where a page stands, and how it looks.
     *
     * @param link empty where the page cannot be come back to
     * @param page what follows the link in its address
     * @param look code of the chosen look
     */
    public record Setting(
            String link, String page, String look, Keeping keeping, boolean demonstration) {
        /** The chosen look, as a class of the page. */
        public String style() {
            return "ju-look-" + look;
        }

        public List<String> looks() {
            return Arrays.stream(Look.values()).map(Look::code).toList();
        }
    }

    /**
     * What the scripts of a page have to keep on the device, or to throw away.
     *
     * @param invitation under which it is found whichever link leads there, or empty
     * @param secret of which its key is made, or empty
     */
    public record Keeping(String state, String invitation, String secret) {
        private static final String BEGUN = "begun";

        static Keeping begun(InvitationId invitation, UUID secret) {
            return new Keeping(BEGUN, invitation.toString(), secret.toString());
        }

        static Keeping nothing() {
            return new Keeping("open", "", "");
        }

        static Keeping over(InvitationId invitation) {
            return new Keeping("over", invitation.toString(), "");
        }

        /** Of a link that leads nowhere. */
        static Keeping over() {
            return new Keeping("over", "", "");
        }

        public boolean isBegun() {
            return state.equals(BEGUN);
        }

        @Override
        public String toString() {
            return "Keeping[" + state + "]";
        }
    }

    /** A piece of a statement. */
    public record Fragment(String text, boolean strong) {}

    /**
     * A radio button.
     *
     * @param id of the input; the first is where an error message leads to
     */
    public record Choice(String id, String value, String label, boolean checked) {}

    /**
     * The first page.
     *
     * @param minutes about how long it takes
     * @param asksAboutYou whether there are questions about the person at the end
     * @param error key of the message, or empty
     * @param errorField id of the input that the message is about
     */
    public record Welcome(
            String link,
            String askedBy,
            String serviceName,
            int statements,
            int minutes,
            boolean asksAboutYou,
            String until,
            boolean begun,
            String respondent,
            String relationship,
            List<String> relationships,
            String error,
            String errorField) {}

    /**
     * One statement.
     *
     * @param introduces what the instrument asks about, on its first statement; else empty
     * @param partSize how many statements the instrument has
     * @param help key of a hint for a statement that is hard to answer, or empty
     * @param until the last day on which the link works
     * @param changing the person came from the check page and goes back there
     */
    public record Question(
            String link,
            String back,
            String next,
            int number,
            int total,
            List<Fragment> words,
            String help,
            List<Choice> choices,
            String introduces,
            int partSize,
            String title,
            String copyright,
            String until,
            boolean changing,
            boolean error) {

        /** Ids of what explains the choices, if anything does. */
        public String describedBy() {
            String hint = help.isEmpty() ? "" : "answer-hint";
            String both = error ? (hint + " answer-error").strip() : hint;
            return both.isEmpty() ? null : both;
        }
    }

    /**
     * A statement on the check page.
     *
     * @param answer empty when it was not answered
     */
    public record Line(int number, List<Fragment> words, String answer) {}

    /**
     * A question about the person.
     *
     * @param name of the inputs
     * @param words key of the question
     * @param why key of the reason for asking
     */
    public record Trait(
            String name, String words, String why, List<Choice> choices, boolean error) {}

    /**
     * The page about the person.
     *
     * @param who what its keys begin with, for the person or for somebody who answers for them
     * @param changing the person came from the check page and goes back there
     * @param errorField id of the first input that is at fault, or empty
     */
    public record AboutYouPage(
            String link,
            String back,
            String who,
            List<Trait> traits,
            String until,
            boolean changing,
            String errorField) {}

    /**
     * What the check page repeats of it.
     *
     * @param name of the inputs
     * @param words key of the question
     * @param answer key of the answer, or empty
     */
    public record TraitLine(String name, String words, String answer) {}

    public record Section(String title, String asksAbout, String copyright, List<Line> lines) {}

    /**
     * All answers before they are sent.
     *
     * @param who what the keys about the person begin with
     * @param traits empty where the survey does not ask about the person
     * @param unseen number of the first statement not come to, or 0
     */
    public record Check(
            String link,
            String back,
            String respondent,
            String relationship,
            List<Section> sections,
            String who,
            List<TraitLine> traits,
            int unseen,
            boolean error) {}
}
