package org.joinedup.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, driven by Playwright, which brings no browser of its own. Its
 * contexts share nothing, so that all tests of a process can share the program.
 */
public final class Browser implements AutoCloseable {
    private static final int PHONE_HEIGHT = 844;
    private static final int PHONE_WIDTH = 390;
    private static final int DESKTOP_HEIGHT = 900;
    private static final int DESKTOP_WIDTH = 1280;

    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /** What is started once, and serves every test of this process until it ends. */
    private static final class Shared {
        static final Playwright PLAYWRIGHT =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final Map<List<String>, com.microsoft.playwright.Browser> RUNNING = new HashMap<>();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }

        static com.microsoft.playwright.Browser running(Path executable, List<String> more) {
            return RUNNING.compute(
                    more,
                    (arguments, running) ->
                            running != null && running.isConnected()
                                    ? running
                                    : launch(executable, arguments));
        }

        private static com.microsoft.playwright.Browser launch(Path executable, List<String> more) {
            return PLAYWRIGHT
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable)
                                    .setArgs(
                                            Stream.concat(ARGUMENTS.stream(), more.stream())
                                                    .toList()));
        }
    }

    private final com.microsoft.playwright.Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();

    private Browser(Path executable, String... moreArguments) {
        browser = Shared.running(executable, List.of(moreArguments));
    }

    /**
     * Skips the test where there is no Chromium; with {@code -Dbrowser.required=true} the test
     * fails instead.
     */
    public static Browser start(String... moreArguments) {
        Optional<Path> executable = executable();
        if (executable.isEmpty()) {
            String reason =
                    "no Chromium found; install it (Debian: apt-get install chromium) to run the"
                            + " browser tests";
            if (Boolean.getBoolean("browser.required")) {
                Assertions.fail(reason);
            }
            Assumptions.abort(reason);
        }
        return new Browser(executable.orElseThrow(), moreArguments);
    }

    private static Optional<Path> executable() {
        Stream<Path> onPath =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .flatMap(
                                folder ->
                                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                                .map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.of(Path.of("/usr/bin/chromium")), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A browser that has never been here, as big as a phone. */
    public BrowserContext phone() {
        return context(PHONE_WIDTH, PHONE_HEIGHT);
    }

    public BrowserContext desktop() {
        return context(DESKTOP_WIDTH, DESKTOP_HEIGHT);
    }

    /** A browser that has never been here, with scripts unless the options say otherwise. */
    public BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        return context;
    }

    private BrowserContext context(int width, int height) {
        return context(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setJavaScriptEnabled(false));
    }

    /**
     * Keeps what the page looks like under {@code target/screenshots}, where somebody wishes to
     * look: {@code -Dbrowser.pictures=true}.
     */
    public static void keep(Page page, String name) {
        if (!Boolean.getBoolean("browser.pictures")) {
            return;
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }

    /**
     * Waits for the page that a press led to.
     *
     * @param start of its title, without what means something in a regular expression
     */
    public static void requireTitle(Page page, String start) {
        PlaywrightAssertions.assertThat(page).hasTitle(Pattern.compile("^" + start));
    }

    /** All that was opened by it; nothing of that is seen in what is opened afterwards. */
    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
