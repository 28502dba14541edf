package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A template has no words of its own: they come from the files of messages. */
class TemplateWordsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");

    /** Attributes that are read out or shown. */
    private static final Pattern SPOKEN =
            Pattern.compile(
                    "\\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|alt|title"
                        + "|placeholder|label|content)=\"([^\"]*)\"");

    private static final Pattern NEXT_CONTENT =
            Pattern.compile("`\\s*(?:,\\s*\\w+\\s*=\\s*@`|\\))");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern KEY = Pattern.compile("m\\.text\\(\"([a-z0-9.-]+)\"\\s*[,)]");

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).sorted().toList();
        }
    }

    /** What of a template is shown as it stands there. */
    private static List<String> literals(String template) {
        String markup = withoutExpressions(template.replaceAll("(?s)<%--.*?--%>", " "));
        Stream<String> attributes =
                SPOKEN.matcher(markup.replaceAll("<meta [^>]*>", ""))
                        .results()
                        .map(attribute -> attribute.group(1));
        Stream<String> texts =
                Pattern.compile("(?s)(?:^|>)([^<]*)")
                        .matcher(markup)
                        .results()
                        .map(text -> text.group(1));
        return Stream.concat(attributes, texts)
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .toList();
    }

    /** Without {@code ${…}}, and without the directives with their brackets. */
    private static String withoutExpressions(String template) {
        StringBuilder markup = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            if (template.startsWith("${", at)) {
                at = end(template, at + 1, '{', '}');
            } else if (template.startsWith("@import", at) || template.startsWith("@param", at)) {
                at = template.indexOf('\n', at);
            } else if (template.startsWith("@`", at)) {
                at += 2;
            } else if (template.charAt(at) == '@') {
                at = directive(template, at);
            } else if (template.charAt(at) == '`') {
                at = endOfContent(template, at);
            } else {
                markup.append(template.charAt(at));
                at++;
            }
        }
        return markup.toString();
    }

    /** After one content there may be another, or the call of the template is over. */
    private static int endOfContent(String template, int at) {
        Matcher next = NEXT_CONTENT.matcher(template).region(at, template.length());
        return next.lookingAt() ? next.end() : at + 1;
    }

    /** A template that is called is left open where its content begins, for that is markup. */
    private static int directive(String template, int at) {
        int end = at + 1;
        while (end < template.length()
                && (Character.isLetterOrDigit(template.charAt(end))
                        || ".-".indexOf(template.charAt(end)) >= 0)) {
            end++;
        }
        if (end == template.length() || template.charAt(end) != '(') {
            return end;
        }
        int close = end(template, end, '(', ')');
        int content = template.indexOf("@`", end);
        return content >= 0 && content < close ? content + 2 : close;
    }

    private static int end(String template, int open, char opening, char closing) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            if (template.charAt(i) == opening) {
                depth++;
            } else if (template.charAt(i) == closing && --depth == 0) {
                return i + 1;
            }
        }
        return template.length();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_says_nothing_that_is_not_in_the_files_of_words(Path template)
            throws IOException {
        assertThat(literals(Files.readString(template))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hello</p>",
                "<p>${m.text(\"x\")} and so on</p>",
                "@if(a)Words@endif",
                "<img alt=\"A picture\">",
                "<input placeholder=\"Type\">",
                "@template.layout.page(m = m, content = @`<p>Hello</p>`)",
                "@template.layout.page(head = @`<p></p>`, content = @`<p>Hello</p>`)",
                "<button aria-label=\"Close ${x}\"></button>",
            })
    void words_in_a_template_would_be_found(String template) {
        assertThat(literals(template)).isNotEmpty();
    }

    @Test
    void every_key_that_a_template_names_has_words() throws IOException {
        Properties words = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/words/messages.properties"))) {
            words.load(reader);
        }
        for (Path template : templates()) {
            assertThat(KEY.matcher(Files.readString(template)).results().map(r -> r.group(1)))
                    .as(template.toString())
                    .allMatch(words::containsKey);
        }
    }
}
