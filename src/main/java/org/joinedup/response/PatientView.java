package org.joinedup.response;

import java.util.List;

/** What the templates of the patient's pages are given; they decide nothing themselves. */
public final class PatientView {
    private PatientView() {}

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
     * @param changing the person came from the check page and goes back there
     */
    public record Question(
            String link,
            String back,
            int number,
            int total,
            List<Fragment> words,
            List<Choice> choices,
            String introduces,
            int partSize,
            String title,
            String copyright,
            boolean changing,
            boolean error) {}

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
            boolean changing,
            String errorField) {}

    /**
     * What the check page repeats of it.
     *
     * @param words key of the question
     * @param answer key of the answer, or empty
     */
    public record TraitLine(String words, String answer) {}

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
