// Shows the kept pages of a begun questionnaire while the service cannot be reached.
import { Kept, isCodePage, keptAsset, keptCodePage, linkOf } from './door.js';

const ANSWER_WITHIN = 4_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.mode === 'navigate' && isCodePage(address.pathname)) {
    event.respondWith(codePage(request));
  } else if (request.method !== 'GET') {
    return;
  } else if (request.mode === 'navigate' && linkOf(address.pathname)) {
    event.respondWith(page(request, address));
  } else if (address.pathname.startsWith('/assets/patient/')) {
    event.respondWith(keptAsset(request).then(kept => kept ?? fetch(request)));
  }
});

/** From the service where it answers soon, else from what is kept, else from the service after all. */
async function page(request, address) {
  const live = fetch(request);
  try {
    const reply = await Promise.race([live, late()]);
    if (reply.status < 500) return reply;
  } catch {
    // Not reached, or not in time.
  }
  return (await kept(address)) ?? live;
}

/** Without a connection no code can be looked up: the kept page says what becomes of the answers. */
async function codePage(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const reply = await keptCodePage();
    if (!reply) throw error;
    return marked(await reply.text(), reply.headers.get('Content-Security-Policy'));
  }
}

const late = () => new Promise((resolve, reject) => setTimeout(() => reject(new Error('late')), ANSWER_WITHIN));

async function kept(address) {
  const link = linkOf(address.pathname);
  const behind = await Kept.behind(link);
  const all = await behind?.pages();
  const rest = address.pathname.slice(link.length);
  if (!all) return undefined;
  if (rest === '' || rest === '/') {
    return Response.redirect(link + ((await behind.get('place', 'last')) ?? '/start'));
  }
  const runs = all.pages[rest];
  return runs && marked(unpacked(all.lines, runs), all.policy);
}

/** A page is packed as the number of a line and how many follow one another from there, in turn. */
const unpacked = (lines, runs) =>
  runs.flatMap((first, i) => (i % 2 ? [] : lines.slice(first, first + runs[i + 1]))).join('\n');

/** The styles show, and the scripts know, that this page is a kept one. */
const marked = (html, policy) =>
  new Response(html.replace('<html', '<html data-kept'), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
    },
  });
