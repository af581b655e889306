// @ts-check
/** A newer version waits until somebody takes it: never while a fine is being written or sent. The queue is the same in both. */
import { keptDraft } from './capture.js';
import { t } from './texts.js';
import { h, notice, say } from './ui.js';

/** A failure here must leave a working page. */
export async function watchVersions() {
  if (!('serviceWorker' in navigator)) return;
  const wasControlled = navigator.serviceWorker.controller !== null;
  let reloading = !wasControlled; // The very first version takes over a page that has it already.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!reloading) location.reload();
    reloading = false;
  });
  try {
    const registration = await navigator.serviceWorker.register('/oficial/sw.js', { scope: '/oficial/', updateViaCache: 'none' });
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
      });
    });
    addEventListener('online', () => registration.update().catch(() => {}));
  } catch (error) {
    console.info('no service worker', error);
  }
}

/** @param {ServiceWorker} worker */
function offer(worker) {
  const take = async () => {
    if (await keptDraft()) say(t('version_ahora_no'));
    else await navigator.locks.request('envio', () => worker.postMessage('ahora')); // When what is being sent has arrived.
  };
  document.getElementById('version')?.replaceChildren(notice('aviso', h('p', {}, t('version_nueva')),
    h('button', { type: 'button', class: 'boton', onclick: take }, t('actualizar'))));
}
