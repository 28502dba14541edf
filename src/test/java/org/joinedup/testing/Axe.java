package org.joinedup.testing;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds wrong with a page. */
public final class Axe {
    private static final String SOURCE = source();
    private static final String RULES =
            "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    private Axe() {}

    /** One line for each fault, with the elements that have it. */
    @SuppressWarnings("unchecked")
    public static List<String> faults(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
            page.evaluate(SOURCE + "; null");
        }
        return (List<String>)
                page.evaluate(
                        "async () => (await axe.run(document, {runOnly: "
                                + RULES
                                + ", resultTypes: ['violations']})).violations.map(fault =>"
                                + " fault.id + ': ' + fault.nodes.map(node => node.html.slice(0,"
                                + " 200) + ' ' + node.any.map(one => one.message)).join('; '))");
    }

    private static String source() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
