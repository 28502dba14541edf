// Shows the kept pages of a begun questionnaire while the service cannot be reached.
import { Vault, keptAsset, linkOf } from './vault.js';

const ANSWER_WITHIN = 4_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && linkOf(address.pathname)) {
    event.respondWith(page(event.request, address));
  } else if (address.pathname.startsWith('/assets/patient/')) {
    event.respondWith(keptAsset(event.request).then(kept => kept ?? fetch(event.request)));
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

const late = () => new Promise((resolve, reject) => setTimeout(() => reject(new Error('late')), ANSWER_WITHIN));

async function kept(address) {
  const link = linkOf(address.pathname);
  const vault = await Vault.of(link);
  const all = await vault.get('pages', 'all');
  const rest = address.pathname.slice(link.length);
  if (!all) return undefined;
  if (rest === '' || rest === '/') {
    return Response.redirect(link + ((await vault.get('place', 'last')) ?? '/start'));
  }
  const html = all.pages[rest]?.map(number => all.lines[number]).join('\n');
  return html && new Response(html.replace('<html', '<html data-kept'), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': all.policy,
      'Referrer-Policy': 'no-referrer',
    },
  });
}
