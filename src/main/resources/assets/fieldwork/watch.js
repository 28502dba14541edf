// Takes how far it is from the page itself, every five seconds, as long as something goes on. Without scripts the page
// loads itself again.
const EVERY_MILLISECONDS = 5000;
// After a quarter of an hour it ends, so that a page that nobody looks at does not keep somebody signed in.
const MOST = 180;
let looked = 0;

async function look() {
    const going = document.getElementById("going");
    looked += 1;
    if (!going || going.dataset.again !== "true" || looked > MOST) {
        return;
    }
    try {
        const reply = await fetch(window.location.pathname, { headers: { Accept: "text/html" }, redirect: "error" });
        if (!reply.ok) {
            return;
        }
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const newer = page.getElementById("going");
        if (newer && !going.contains(document.activeElement)) {
            going.replaceWith(newer);
        }
    } catch {
        // No connection just now: what is shown has its time beside it.
    }
    window.setTimeout(look, EVERY_MILLISECONDS);
}

window.setTimeout(look, EVERY_MILLISECONDS);
