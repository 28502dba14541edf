// Sends what was answered, one form after the other, until the service has said that it is stored.
const LOCK = 'joined-up-sending';
export const REPLY_WITHIN = 20_000;
export const SENT_BY_SCRIPT = { 'Joined-Up-Script': '1' };
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

const SUBMISSION = '/submit';
const RECEIPT = '/receipt';

const rank = form => (form.name === SUBMISSION ? 1 : 0);

export class Outbox {
  #vault;
  #link;
  #tell;
  #pause = FIRST_PAUSE;
  #timer;

  /** @param tell is called with saved or unsent, the page that the service names next, and what it refused */
  constructor(vault, link, tell) {
    this.#vault = vault;
    this.#link = link;
    this.#tell = tell;
    addEventListener('online', () => this.send());
    document.addEventListener('visibilitychange', () => document.hidden || this.send());
  }

  async add(page, form) {
    await this.#vault.put('unsent', page, form);
  }

  waiting() {
    return this.#vault.count('unsent');
  }

  /** Sends all that waits, in one tab at a time. What cannot be sent is tried again by itself. */
  async send() {
    clearTimeout(this.#timer);
    let sent;
    try {
      sent = await navigator.locks.request(LOCK, () => this.#sendAll());
    } catch {
      this.#tell('unsent', {});
      this.#timer = setTimeout(() => this.send(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      return false;
    }
    this.#pause = FIRST_PAUSE;
    this.#tell('saved', sent);
    return true;
  }

  /** The answers in the order given, then the submission. */
  async #sendAll() {
    let sent = {};
    const forms = await this.#vault.all('unsent');
    for (const form of forms.sort((one, other) => rank(one) - rank(other))) {
      sent = await this.#post(form.name, form.value.fields);
      if (sent.over) {
        await this.#vault.clear();
        return sent;
      }
      await this.#vault.remove('unsent', form.name, form.id);
    }
    return sent;
  }

  /** What the service says to one form. Fails where it has to be sent again. */
  async #post(page, fields) {
    const reply = await fetch(this.#link + page, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: SENT_BY_SCRIPT,
      signal: AbortSignal.timeout(REPLY_WITHIN),
    });
    if (reply.status === 204) {
      const next = reply.headers.get('Joined-Up-Next').slice(this.#link.length);
      return { next, over: next === RECEIPT };
    }
    if (reply.status === 404 || reply.status === 410) return { next: '', over: true };
    if (reply.status === 422) return { refused: page };
    throw new Error(`not stored: ${reply.status}`);
  }
}
