package org.joinedup.fieldwork;

import org.joinedup.web.Messages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the templates of the coordinator's pages are given; they decide nothing themselves. */
public final class SurveyViews {
    private SurveyViews() {}

    /**
     * Something that was filled in wrongly.
     *
     * @param field id of the input
     * @param key of the message
     * @param about what is put into it
     */
    public record Fault(String field, String key, List<String> about) {
        public Fault {
            about = List.copyOf(about);
        }

        static Fault of(String field, String key, String... about) {
            return new Fault(field, key, List.of(about));
        }

        public String words(Messages words) {
            return words.text(key, about.toArray());
        }
    }

    /** All of a form. */
    public record Faults(List<Fault> all) {
        static final Faults NONE = new Faults(List.of());

        public Faults {
            all = List.copyOf(all);
        }

        public boolean isEmpty() {
            return all.isEmpty();
        }

        public Optional<Fault> of(String field) {
            return all.stream().filter(fault -> fault.field().equals(field)).findFirst();
        }

        /** Ids of what explains an input, if anything does. */
        public String describing(String field, boolean hint) {
            String error = of(field).isPresent() ? field + "-error" : "";
            String both = ((hint ? field + "-hint " : "") + error).strip();
            return both.isEmpty() ? null : both;
        }
    }

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A survey.
     *
     * @param owner code of the organisation that runs it
     * @param instruments titles of what is asked
     */
    public record Line(
            String id,
            String title,
            String owner,
            String state,
            LocalDate from,
            LocalDate to,
            List<String> instruments,
            boolean demonstration) {
        public String path() {
            return "/surveys/" + id;
        }

        public boolean isOpen() {
            return state.equals("open");
        }

        public boolean isClosed() {
            return state.equals("closed");
        }
    }

    /** Some of them, the newest first. */
    public record Listing(List<Line> surveys, int page, int pages) {}

    /**
     * One thing to do.
     *
     * @param state done, todo, later, or any where it may be done as often as one likes
     */
    public record Task(String key, String path, String state) {}

    /**
     * One survey's page.
     *
     * @param plan empty where there is none yet
     * @param changes the states that it may be brought into, as words of the address
     */
    public record Whole(
            Line survey,
            String askedBy,
            String contact,
            String language,
            boolean asksAboutYou,
            List<PlanLine> plan,
            Optional<LocalDate> purgeOn,
            List<Task> tasks,
            List<String> changes) {}

    /** One time that people are written to. */
    public record PlanLine(int day, String channel, boolean reminder) {}

    /**
     * The form of a new survey.
     *
     * @param owner code of an organisation, which administrators are asked for
     * @param copy id of the survey that it began as, or empty
     */
    public record Form(
            String title,
            String askedBy,
            String contact,
            boolean asksOwner,
            String owner,
            List<Choice> instruments,
            String from,
            String to,
            List<Choice> languages,
            boolean asksAboutYou,
            boolean mayDemonstrate,
            boolean demonstration,
            String copy,
            Faults faults) {}

    /**
     * Before a survey's state is changed.
     *
     * @param act open, pause or close
     * @param without the instruments that may not be asked live yet
     * @param refusal key of why it was not done, or empty
     */
    public record Change(
            Line survey,
            String act,
            Optional<LocalDate> purgeOn,
            List<String> without,
            String refusal) {}

    /**
     * Trying a survey on oneself.
     *
     * @param link empty before there is one
     */
    public record Trial(Line survey, List<Choice> services, String link, Faults faults) {
        /** Drawn for a telephone beside this screen. */
        public String code() {
            return link.substring(link.indexOf("/s/")) + "/qr.svg";
        }

        @Override
        public String toString() {
            return "Trial";
        }
    }

    /**
     * A row of the plan's form.
     *
     * @param templates of GOV.UK Notify, in the order of the languages
     */
    public record StepRow(
            int number,
            List<Choice> channels,
            String day,
            boolean reminder,
            List<String> templates) {}

    /** The form of a plan. */
    public record PlanForm(
            Line survey,
            List<String> languages,
            List<StepRow> steps,
            String sendFrom,
            String sendTo,
            boolean workingDaysOnly,
            String mostAnHour,
            String purgeOn,
            boolean onTheirWay,
            Faults faults) {}

    /** A batch of letters. */
    public record Batch(String id, int letters, String by, String at) {}

    /**
     * The letters of a survey.
     *
     * @param made how many were just put into a batch; negative where nobody has asked for one
     */
    public record Letters(Line survey, List<Batch> batches, int made, String refusal) {}

    /**
     * Who must not be asked.
     *
     * @param rows of the file that was just taken; negative where there was none
     */
    public record StopForm(
            boolean asksOwner, String owner, String reason, int rows, int ended, Faults faults) {}
}
