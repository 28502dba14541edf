// Makes the patient's pages hold out against a bad connection. Without it every page works by itself:
// each form is sent to the service, which answers with the next page.
import { Vault, forget, forgetOld, keepAssets, keepCodePage } from './vault.js';
import { linkOf } from './door.js';
import { Outbox, REPLY_WITHIN, SENT_BY_SCRIPT } from './outbox.js';
import { focusSummary, showError } from './errors.js';
import { offerListening } from './listen.js';

const MOVE_ON_AFTER = 4_000;

const root = document.documentElement;
const page = document.querySelector('.ju-patient');
const link = linkOf(location.pathname);
const here = location.pathname.slice(link.length);
const changing = new URLSearchParams(location.search).get('then') === 'check';

/** What was chosen before we came, or while we look for what was said: it is newer. */
const chosenMeanwhile = new Set(
  Array.from(document.querySelectorAll('form[data-keep] input[type=radio]'))
    .filter(radio => radio.checked !== radio.defaultChecked)
    .map(radio => radio.name));
document.addEventListener('change', event => chosenMeanwhile.add(event.target.name));

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const go = to => location.assign(link + to);
// The property is taken by the buttons, which are called action.
const pageOf = form => form.getAttribute('action').slice(link.length);

const fieldsOf = (form, button) => Object.fromEntries(new FormData(form, button));

/** The page on which the answers are checked, at the one that was changed. */
const checkAt = () => `/check#${page.querySelector('[data-line]').dataset.line}`;

const chosen = form => form.querySelector('input[type=radio]:checked');

function say(state) {
  const status = document.querySelector('#status');
  status.dataset.now = state;
  status.textContent = status.dataset[state];
}

/** What is chosen in words, for the page on which the answers are checked. */
const lines = form =>
  Object.fromEntries(
    Array.from(form.querySelectorAll('fieldset[data-line]'), set => [
      set.dataset.line,
      set.querySelector('input:checked + label')?.textContent ?? '',
    ]));

class Visit {
  #vault;
  #outbox;
  #asked;
  #keeping;
  #busy = false;
  #broken = false;

  async begin() {
    this.#vault = await Vault.of(link, page.dataset.invitation, page.dataset.secret);
    this.#outbox = new Outbox(this.#vault, link, here === '/later', (state, sent) => {
      this.#told(state, sent).catch(() => this.#asked && this.#sendWithoutUs(this.#asked.form, this.#asked.button));
    });
    await this.#showWhatWasSaid();
    for (const form of document.querySelectorAll('form[data-keep]')) {
      form.addEventListener('submit', event => this.#submitted(event, form));
      form.addEventListener('change', () => this.#ticked(form));
      if (chosenMeanwhile.size) this.#ticked(form);
    }
    for (const form of document.querySelectorAll('.ju-looks, #ju-language')) {
      form.addEventListener('submit', event => this.#changeView(event, form));
    }
    // Who stops for today leaves nothing on the device, once all is sent.
    if (here === '/later') await this.#stop();
    else await this.#keepOn();
  }

  /** Until all is sent the page says that this device has to be used again. */
  async #stop() {
    if (await this.#outbox.waiting()) root.dataset.kept = '';
    await this.#outbox.send();
  }

  async #keepOn() {
    await this.#vault.put('place', 'last', here);
    if (await this.#outbox.waiting()) await this.#outbox.send();
    else if (here !== '/start' && here !== '/questions/1') say('saved');
    await this.#keepPages();
  }

  async #keepPages() {
    const look = [root.lang, root.className].join();
    if (!navigator.serviceWorker) return;
    if ((await this.#vault.pages())?.look === look) {
      await keepCodePage(root.lang);
      return;
    }
    const reply = await fetch(`${link}/offline`);
    if (!reply.headers.get('Content-Type').includes('json')) return;
    const policy = reply.headers.get('Content-Security-Policy');
    await this.#vault.putPages({ look, policy, ...(await reply.json()) });
    await keepAssets(Array.from(document.querySelectorAll('head link, head script[src]'), part => part.href || part.src));
    const script = new URL('worker.js', import.meta.url);
    await navigator.serviceWorker.register(script, { scope: '/s', type: 'module', updateViaCache: 'all' });
  }

  #submitted(event, form) {
    const button = event.submitter;
    if (this.#broken) return;
    event.preventDefault();
    if ('required' in form.dataset && !chosen(form) && !['skip', 'later'].includes(button?.value)) {
      showError(form);
    } else if (!this.#busy) {
      this.#busy = true;
      this.#send(form, button)
        .catch(() => this.#sendWithoutUs(form, button))
        .finally(() => { this.#busy = false; });
    }
  }

  /** What is chosen and not sent is there again on the way back, and after the page looks different. */
  #ticked(form) {
    this.#keeping = this.#vault.put('ticked', here, { fields: fieldsOf(form), lines: {} }).catch(() => undefined);
  }

  /** Another look or language is made by the service: without a connection this page stays. */
  async #changeView(event, form) {
    event.preventDefault();
    try {
      const reply = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body: new URLSearchParams(fieldsOf(form, event.submitter)),
        headers: SENT_BY_SCRIPT,
        signal: AbortSignal.timeout(REPLY_WITHIN),
      });
      await this.#keeping;
      location.assign(reply.headers.get('Joined-Up-Next') ?? location.href);
    } catch {
      say('offline');
    }
  }

  /** The device keeps nothing: the browser sends the form as it would without scripts. */
  #sendWithoutUs(form, button) {
    this.#broken = true;
    // Not while the first event is still under way, when the browser would ignore it.
    setTimeout(() => form.requestSubmit(button));
  }

  async #send(form, button) {
    const name = pageOf(form);
    const action = button?.value;
    const next = action === 'later' ? '/later' : changing ? checkAt() : form.dataset.next?.slice(link.length);
    const fields = fieldsOf(form, button);
    if (changing) fields.then = 'check';
    say('sending');
    await this.#outbox.add(name, { fields });
    if (action !== 'later' || chosen(form)) {
      const skipped = action === 'skip';
      await this.#vault.put('said', name, { fields: skipped ? {} : fields, lines: lines(form), skipped });
    }
    await this.#vault.remove('ticked', name);
    this.#asked = { form, button, name, next };
    const sent = await Promise.race([this.#outbox.send(), pause(MOVE_ON_AFTER)]);
    if (!sent) await this.#goOnWithout(next);
  }

  /** To the kept page, while the service does not answer; where there is none, this page waits. */
  async #goOnWithout(next) {
    const all = next && (await this.#vault.pages());
    if (all?.pages[next.split('#')[0]]) go(next);
    else this.#wait();
  }

  #wait() {
    const waiting = document.querySelector('#waiting');
    if (waiting?.hidden) {
      waiting.hidden = false;
      waiting.focus();
    }
  }

  /** What was answered on an earlier page moves nobody from this one, unless all is over. */
  async #told(state, { next, over, refused, id }) {
    say(state);
    if (over !== undefined) go(over);
    else if (refused) await this.#showRefused(refused, id);
    else if (next && here === '/later') delete root.dataset.kept;
    else if (next && this.#asked) await this.#goOn(this.#asked, next);
  }

  /** The service's own page says what is wrong: here, or there for who has gone on. */
  async #showRefused(name, id) {
    const form = this.#asked?.form ?? Array.from(document.querySelectorAll('form[data-keep]')).at(-1);
    if (form && pageOf(form) === name) {
      await this.#vault.remove('unsent', name, id);
      await this.#vault.remove('said', name);
      // With a button, for the service takes no form without any field.
      this.#sendWithoutUs(form, this.#asked?.button ?? form.querySelector('.govuk-button'));
    } else {
      go(name === '/submit' ? '/check' : name);
    }
  }

  /** Where another tab sent the form, too. What is not kept any more may not have been sent. */
  async #goOn({ form, button, name, next }, sent) {
    if (name in sent) go(sent[name]);
    else if (await this.#vault.get('unsent', name)) return;
    else if (await this.#vault.get('said', name)) go(next ?? '');
    else this.#sendWithoutUs(form, button);
  }

  /** On a page that the service did not make just now, or that it made without what waits here. */
  async #showWhatWasSaid() {
    const waiting = new Set((await this.#vault.all('unsent')).map(form => form.name));
    const kept = 'kept' in root.dataset;
    for (const { name, value } of await this.#vault.all('said')) {
      if (kept || waiting.has(name)) show(name, value);
    }
    const ticked = await this.#vault.get('ticked', here);
    if (ticked) show(here, ticked);
    if (kept) document.querySelectorAll('.ju-unseen').forEach(part => { part.hidden = true; });
    if (waiting.has('/submit') && here === '/check') this.#wait();
  }
}

function show(name, { fields, lines, skipped }) {
  if (name === here) {
    document.querySelectorAll('form[data-keep] input[type=radio]').forEach(radio => {
      if (!chosenMeanwhile.has(radio.name)) radio.checked = fields[radio.name] === radio.value;
    });
    if (fields.relationship && !chosenMeanwhile.has('relationship')) document.querySelector('#relationship').value = fields.relationship;
  }
  for (const [id, words] of Object.entries(lines)) {
    const value = document.querySelector(`#${id} .govuk-summary-list__value`);
    const answered = words !== '' && !skipped;
    if (value) {
      value.textContent = answered ? words : value.parentElement.dataset.unanswered;
      value.classList.toggle('ju-unanswered', !answered);
    }
  }
}

async function start() {
  // The browser has done it where it can, and somebody may have gone on from there.
  if (document.activeElement === document.body) focusSummary();
  offerListening();
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !navigator.locks) return;
  await forgetOld();
  if (page.dataset.state === 'begun') await new Visit().begin();
  if (page.dataset.state === 'over') await forget(link, page.dataset.invitation);
}

// Where the device keeps nothing for us the pages go on by themselves.
start().catch(() => undefined);
