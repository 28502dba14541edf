// What a phone keeps of a begun questionnaire is found behind the link that was opened.
//
// It is encrypted with a key made from a secret of the questionnaire, which the service puts on its
// pages. For the time without connection the secret is kept, too, encrypted with a key made from the
// link: a door, one for each link that was opened. No link is kept: who finds the device without one
// finds nothing to read.
export const NAME = 'joined-up';
export const CODE_PAGE = '/s';
export const DOOR = 'door';

const STORE = 'kept';

const decoder = new TextDecoder();
export const encoder = new TextEncoder();

/** The part of a path that leads to one questionnaire, such as /s/abc. */
export const linkOf = path => /^\/s\/[^/]+/.exec(path)?.[0];

const hash = async words => new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(words)));

export const nameOf = async words =>
  Array.from(await hash(`owner ${words.toLowerCase()}`), byte => byte.toString(16).padStart(2, '0')).join('');

export const keyOf = async words =>
  crypto.subtle.importKey('raw', await hash(`key ${words.toLowerCase()}`), 'AES-GCM', false, ['encrypt', 'decrypt']);

export const unseal = async (key, { iv, sealed }) =>
  JSON.parse(decoder.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)));

export const done = request =>
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
export async function inStore(mode, work) {
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

/** What one questionnaire has kept, to be read. */
export class Kept {
  owner;
  key;
  door;

  constructor(owner, key, door) {
    this.owner = owner;
    this.key = key;
    this.door = door;
  }

  /** Of a link, without the service; nothing where nothing is kept. */
  static async behind(link) {
    const name = await nameOf(link);
    const door = await inStore('readonly', store => done(store.get([name, DOOR, ''])));
    return door && new Kept(door.of, await keyOf((await unseal(await keyOf(link), door)).secret), name);
  }

  async get(kind, name) {
    const record = await inStore('readonly', store => done(store.get([this.owner, kind, name])));
    return record && unseal(this.key, record);
  }

  /** Of this link alone, for its address is in them. */
  pages() {
    return this.get('pages', this.door);
  }
}

export const keptAsset = request => caches.match(request);

export const isCodePage = path => path === CODE_PAGE || path === `${CODE_PAGE}/`;

export const keptCodePage = () => caches.match(CODE_PAGE, { ignoreSearch: true });
