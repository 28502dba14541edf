// What a begun questionnaire keeps on the device, so that a lost connection loses nothing.
//
// It is encrypted with a key made from the secret in the link. The secret itself is not kept: who
// finds the device without the link finds nothing to read. It is thrown away when the answers are
// sent, when the person stops, and after some days in any case.
const NAME = 'joined-up';
const STORE = 'kept';
const DAYS_KEPT = 7;
const DAY = 24 * 60 * 60 * 1000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The part of a path that leads to one questionnaire, such as /s/abc. */
export const linkOf = path => /^\/s\/[^/]+/.exec(path)?.[0];

const hash = async words => new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(words)));

const done = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function open(create) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    if (create) {
      opening.result.createObjectStore(STORE, { keyPath: ['owner', 'kind', 'name'] });
    } else {
      opening.transaction.abort();
    }
  };
  return done(opening);
}

/** Runs one transaction; where nothing is kept there is no store, and none is made for reading. */
async function inStore(mode, work) {
  let store;
  try {
    store = await open(mode === 'create');
  } catch (error) {
    if (mode === 'create') throw error;
    return undefined;
  }
  try {
    const transaction = store.transaction(STORE, mode === 'create' ? 'readwrite' : mode);
    const stored = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work(transaction.objectStore(STORE));
    await stored;
    return result;
  } finally {
    store.close();
  }
}

export class Vault {
  #owner;
  #key;

  static async of(link) {
    const vault = new Vault();
    vault.#owner = Array.from(await hash(`owner ${link.toLowerCase()}`), byte => byte.toString(16).padStart(2, '0')).join('');
    vault.#key = await crypto.subtle.importKey('raw', await hash(`key ${link.toLowerCase()}`), 'AES-GCM', false, ['encrypt', 'decrypt']);
    return vault;
  }

  async put(kind, name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, encoder.encode(JSON.stringify(value)));
    const record = { owner: this.#owner, kind, name, at: Date.now(), id: crypto.randomUUID(), iv, sealed };
    await inStore('create', store => done(store.put(record)));
  }

  async get(kind, name) {
    const record = await inStore('readonly', store => done(store.get([this.#owner, kind, name])));
    return record && (await this.#read(record)).value;
  }

  /** All of a kind, the oldest first, each as {name, id, value}. */
  async all(kind) {
    const records = (await inStore('readonly', store => done(store.getAll(this.#range(kind))))) ?? [];
    return Promise.all(records.sort((one, other) => one.at - other.at).map(record => this.#read(record)));
  }

  async count(kind) {
    return (await inStore('readonly', store => done(store.count(this.#range(kind))))) ?? 0;
  }

  /** Removes one that is still the same; a newer one of that name stays. */
  async remove(kind, name, id) {
    await inStore('readwrite', async store => {
      const record = await done(store.get([this.#owner, kind, name]));
      if (record?.id === id) await done(store.delete([this.#owner, kind, name]));
    });
  }

  /** Throws away all of this questionnaire, and the rest of what we keep where nobody else needs it. */
  async clear() {
    await inStore('readwrite', store => done(store.delete(IDBKeyRange.bound([this.#owner], [this.#owner, []]))));
    await leaveNothing();
  }

  #range(kind) {
    return IDBKeyRange.bound([this.#owner, kind], [this.#owner, kind, []]);
  }

  async #read({ name, id, iv, sealed }) {
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.#key, sealed);
    return { name, id, value: JSON.parse(decoder.decode(open)) };
  }
}

/** Throws away what is too old, whoever kept it, and everything once nothing is left. */
export async function forgetOld() {
  await inStore('readwrite', async store => {
    const old = (await done(store.getAll())).filter(record => record.at < Date.now() - DAYS_KEPT * DAY);
    await Promise.all(old.map(record => done(store.delete([record.owner, record.kind, record.name]))));
  });
  await leaveNothing();
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

export const keptAsset = request => caches.match(request);
