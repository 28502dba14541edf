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
  #leaving;
  #tell;
  #pause = FIRST_PAUSE;
  #timer;

  /** @param leaving throws away what is kept, once all is sent */
  // The last is called with saved or unsent and, where it is known, what came of it: the page that
  // the service names next, as over where all is, or after each form by its name, or what it refused.
  constructor(vault, link, leaving, tell) {
    this.#vault = vault;
    this.#link = link;
    this.#leaving = leaving;
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
    this.#tell(sent.refused ? 'unsent' : 'saved', sent);
    return true;
  }

  /** The answers in the order given, then the submission, as far as none is refused. */
  async #sendAll() {
    const next = {};
    const forms = await this.#vault.all('unsent');
    for (const { name, id, value } of forms.sort((one, other) => rank(one) - rank(other))) {
      const reply = await this.#post(name, value.fields);
      if (reply.refused) return { refused: name, id };
      if ('over' in reply) {
        await this.#vault.clear(true);
        return reply;
      }
      await this.#vault.remove('unsent', name, id);
      next[name] = reply.next;
    }
    if (this.#leaving) {
      await this.#vault.clear(false);
      if (await this.waiting()) throw new Error('answered meanwhile in another tab');
    }
    return { next };
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
      return next === RECEIPT ? { over: next } : { next };
    }
    // Anything on the way may say that nothing is here, but only the service that all is over.
    if (reply.headers.has('Joined-Up-Over')) return { over: '' };
    if (reply.status === 422) return { refused: true };
    throw new Error(`not stored: ${reply.status}`);
  }
}
