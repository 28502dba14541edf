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
     * @param error key of the message, or empty
     * @param errorField id of the input that the message is about
     */
    public record Welcome(
            String link,
            String askedBy,
            String serviceName,
            int statements,
            int minutes,
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

    public record Section(String title, String asksAbout, String copyright, List<Line> lines) {}

    /**
     * All answers before they are sent.
     *
     * @param unseen number of the first statement not come to, or 0
     */
    public record Check(
            String link,
            String back,
            String respondent,
            String relationship,
            List<Section> sections,
            int unseen,
            boolean error) {}
}
