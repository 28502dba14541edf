// Keeps a begun questionnaire on the device, so that a lost connection loses nothing. All is thrown
// away when the answers are sent, when the person stops, and after some days in any case.
import { CODE_PAGE, DOOR, Kept, NAME, done, encoder, inStore, keyOf, nameOf, unseal } from './door.js';

const DAYS_KEPT = 7;
const DAY = 24 * 60 * 60 * 1000;
const LOCKED_WITHIN = 4_000;

async function seal(key, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(JSON.stringify(value)));
  return { at: Date.now(), id: crypto.randomUUID(), iv, sealed };
}

// What a tab adds is not lost in what another clears. Where that takes long, adding fails.
const alone = work => navigator.locks.request('joined-up-store', { signal: AbortSignal.timeout(LOCKED_WITHIN) }, work);

/** Throws away the records that are chosen from all. */
const remove = choose =>
  inStore('readwrite', async store => {
    const records = choose(await done(store.getAll()));
    await Promise.all(records.map(({ owner, kind, name }) => done(store.delete([owner, kind, name]))));
  });

/** And the rest of what we keep, where nobody else needs it. */
const clear = choose =>
  alone(async () => {
    await remove(choose);
    await leaveNothing();
  });

/** All of one questionnaire, by whichever link. */
const ofOwner = owner => all => all.filter(record => record.owner === owner || record.of === owner);

export class Vault extends Kept {
  #opened;

  /** Of a page of the service, which names the invitation and tells the secret. */
  static async of(link, invitation, secret) {
    const vault = new Vault(await nameOf(invitation), await keyOf(secret), await nameOf(link));
    const sealed = await seal(await keyOf(link), { secret });
    vault.#opened = { owner: vault.door, kind: DOOR, name: '', of: vault.owner, ...sealed };
    return vault;
  }

  async put(kind, name, value) {
    const record = { owner: this.owner, kind, name, ...(await seal(this.key, value)) };
    await alone(() => inStore('create', store => Promise.all([done(store.put(record)), done(store.put(this.#opened))])));
  }

  putPages(pages) {
    return this.put('pages', this.door, pages);
  }

  /** All of a kind, the oldest first, each as {name, id, value}. */
  async all(kind) {
    const records = (await inStore('readonly', store => done(store.getAll(this.#range(kind))))) ?? [];
    records.sort((one, other) => one.at - other.at);
    return Promise.all(records.map(async ({ name, id, ...rest }) => ({ name, id, value: await unseal(this.key, rest) })));
  }

  async count(kind) {
    return (await inStore('readonly', store => done(store.count(this.#range(kind))))) ?? 0;
  }

  /** Removes one; where an id is given, only while it is still the same: a newer one of that name stays. */
  async remove(kind, name, id) {
    await inStore('readwrite', async store => {
      const record = await done(store.get([this.owner, kind, name]));
      if (record && (id ?? record.id) === record.id) await done(store.delete([this.owner, kind, name]));
    });
  }

  /** Throws away all of this questionnaire; unless it is over, only where nothing waits to be sent. */
  clear(over) {
    const waits = ({ owner, kind }) => owner === this.owner && kind === 'unsent';
    return clear(all => (!over && all.some(waits) ? [] : ofOwner(this.owner)(all)));
  }

  #range(kind) {
    return IDBKeyRange.bound([this.owner, kind], [this.owner, kind, []]);
  }
}

/** Throws away all of a questionnaire that is over; of an unknown link what nobody needs who comes by another. */
export async function forget(link, invitation) {
  const door = await nameOf(link);
  await clear(invitation
    ? ofOwner(await nameOf(invitation))
    : all => all.filter(({ owner, name }) => owner === door || name === door));
}

/** Throws away what is too old, whoever kept it, and everything once nothing is left. */
export async function forgetOld() {
  await clear(all => all.filter(record => record.at < Date.now() - DAYS_KEPT * DAY));
}

async function leaveNothing() {
  if (await inStore('readonly', store => done(store.count()))) return;
  await done(indexedDB.deleteDatabase(NAME));
  await caches.delete(NAME);
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
}

/** Keeps the styles and scripts of the page, which are the same for everybody. */
export async function keepAssets(addresses) {
  await (await caches.open(NAME)).addAll(addresses);
}

/** Keeps the page on which a code is typed, for who comes back by it. */
export async function keepCodePage(language) {
  const address = `${CODE_PAGE}?language=${language}`;
  if (await caches.match(address)) return;
  const cache = await caches.open(NAME);
  await cache.delete(CODE_PAGE, { ignoreSearch: true });
  await cache.add(address);
}
