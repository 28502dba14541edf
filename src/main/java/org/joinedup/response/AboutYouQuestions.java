package org.joinedup.response;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.Sex;
import org.joinedup.response.PatientView.Choice;
import org.joinedup.response.PatientView.Trait;
import org.joinedup.response.PatientView.TraitLine;
import org.joinedup.web.Messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words of the questions about the person, by the keys of their messages. */
final class AboutYouQuestions {
    static final String AGE = "age";
    static final String SEX = "sex";
    static final String ETHNICITY = "ethnicity";

    /** Said instead of an answer; it is not kept. */
    static final String PREFER_NOT_TO_SAY = "prefer-not-to-say";

    private static final String OPTION = "patient.trait.";

    private AboutYouQuestions() {}

    /** A helped person is spoken to; a proxy is asked about somebody else. */
    static String who(OpenQuestionnaire begun) {
        return begun.respondent() == Respondent.PROXY ? "patient.about-them" : "patient.about-you";
    }

    /**
     * @param about what is chosen
     * @param faulty names of the questions that were answered by something not offered
     */
    static List<Trait> traits(String who, AboutYou about, Set<String> faulty, Messages words) {
        return Stream.of(AGE, SEX, ETHNICITY)
                .map(
                        name ->
                                new Trait(
                                        name,
                                        who + "." + name,
                                        "patient.trait.why." + name,
                                        choices(name, chosen(about, name), words),
                                        faulty.contains(name)))
                .toList();
    }

    static List<TraitLine> lines(OpenQuestionnaire begun) {
        return Stream.of(AGE, SEX, ETHNICITY)
                .map(
                        name ->
                                new TraitLine(
                                        name,
                                        who(begun) + "." + name,
                                        chosen(begun.about(), name)
                                                .map(term -> OPTION + name + "." + term.code())
                                                .orElse("")))
                .toList();
    }

    private static Optional<? extends Coded> chosen(AboutYou about, String name) {
        return switch (name) {
            case AGE -> about.ageBand();
            case SEX -> about.sex();
            default -> about.ethnicGroup();
        };
    }

    private static Coded[] offered(String name) {
        return switch (name) {
            case AGE -> AgeBand.values();
            case SEX -> Sex.values();
            default -> EthnicGroup.values();
        };
    }

    private static List<Choice> choices(
            String name, Optional<? extends Coded> chosen, Messages words) {
        List<Choice> choices = new ArrayList<>();
        Arrays.stream(offered(name))
                .forEach(
                        term ->
                                choices.add(
                                        new Choice(
                                                choices.isEmpty() ? name : name + "-" + term.code(),
                                                term.code(),
                                                words.text(OPTION + name + "." + term.code()),
                                                chosen.filter(term::equals).isPresent())));
        choices.add(
                new Choice(
                        name + "-" + PREFER_NOT_TO_SAY,
                        PREFER_NOT_TO_SAY,
                        words.text(OPTION + PREFER_NOT_TO_SAY),
                        false));
        return choices;
    }
}
