package org.joinedup.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

import org.joinedup.testing.Browser;
import org.joinedup.testing.Questionnaires.Invited;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A phone with scripts in the hand of a person who answers; each page is a tab of it. */
final class Phone implements AutoCloseable {
    static final String SAVED = "Saved";
    static final String NOT_SENT = "Not sent yet: we will keep trying";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final BrowserContext context;
    private final URI base;
    private Invited invited;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();

    Phone(Browser browser, URI base, Invited invited) {
        this.base = base;
        this.invited = invited;
        this.context = browser.context(new NewContextOptions().setViewportSize(390, 844));
        context.onResponse(
                reply -> {
                    if (reply.request().method().equals("POST") && reply.status() == 204) {
                        acknowledged.add(pathOf(reply.url()));
                    }
                });
    }

    private String pathOf(String url) {
        return URI.create(url).getPath().substring(invited.link().length());
    }

    Page open(String at) {
        Page page = context.newPage();
        page.navigate(base + invited.link() + at);
        return page;
    }

    /** From now on the person comes by another link. */
    void comesBy(Invited other) {
        invited = other;
    }

    /** The first question, once the phone has kept what it needs without a connection. */
    Page begin() {
        Page page = open("");
        page.locator("#respondent").check();
        press(page, "Start");
        at(page, "/questions/1");
        await(page, "navigator.serviceWorker.controller !== null");
        return page;
    }

    void answer(Page page, int number, int option, String next) {
        at(page, "/questions/" + number);
        choose(page, option);
        press(page, "Continue");
        at(page, next);
    }

    static void choose(Page page, int option) {
        page.locator(option == 1 ? "#answer" : "#answer-" + option).check();
    }

    static void press(Page page, String button) {
        page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
    }

    void at(Page page, String path) {
        page.waitForURL(base + invited.link() + path);
    }

    static void requireStatus(Page page, String words) {
        await(page, "document.querySelector('#status').textContent === '" + words + "'");
    }

    /** Playwright's own waiting evaluates text, which the policy of the pages does not allow. */
    static void await(Page page, String truth) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isTrue(page, truth)) {
            assertThat(Instant.now()).as(truth).isBefore(deadline);
            page.waitForTimeout(50);
        }
    }

    /** Of a page that goes away meanwhile, or has not come yet, it is not true. */
    private static boolean isTrue(Page page, String truth) {
        try {
            return Boolean.TRUE.equals(page.evaluate(truth));
        } catch (PlaywrightException e) {
            return false;
        }
    }

    String receipt(Page page) {
        at(page, "/receipt");
        return page.locator(".ju-receipt").innerText();
    }

    /** The forms that the phone was told to be stored. */
    List<String> acknowledged() {
        return acknowledged;
    }

    /** All that the browser keeps of us, as text. */
    static String kept(Page page) {
        return (String)
                page.evaluate(
                        """
                        async () => {
                            const found = [document.cookie, ...Object.values(localStorage), ...Object.values(sessionStorage)];
                            for (const {name} of await indexedDB.databases()) {
                                const open = await new Promise(done => {
                                    const opening = indexedDB.open(name);
                                    opening.onsuccess = () => done(opening.result); });
                                for (const store of open.objectStoreNames) {
                                    const all = await new Promise(done => {
                                        const asking = open.transaction(store).objectStore(store).getAll();
                                        asking.onsuccess = () => done(asking.result); });
                                    found.push(store, ...all.map(one => JSON.stringify(one)
                                        + new TextDecoder('latin1').decode(one.sealed)));
                                }
                                open.close();
                            }
                            for (const name of await caches.keys()) {
                                const cache = await caches.open(name);
                                found.push(name, ...(await cache.keys()).map(key => key.url));
                            }
                            for (const worker of await navigator.serviceWorker.getRegistrations())
                                found.push(worker.scope, worker.active?.scriptURL);
                            return found.join('\\n').trim();
                        }
                        """);
    }

    /** Neither cookie, storage, cache nor worker. */
    void requireNothingKept(Page page) {
        await(
                page,
                "async () => (await caches.keys()).length === 0"
                        + " && (await indexedDB.databases()).length === 0"
                        + " && (await navigator.serviceWorker.getRegistrations()).length === 0");
        assertThat(kept(page)).isEmpty();
        assertThat(context.cookies()).isEmpty();
    }

    BrowserContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
