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

const PATIENCE = 90_000;

/** @param {ServiceWorker} worker */
function offer(worker) {
  const button = /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: 'boton', onclick: () => take(worker, button) }, t('actualizar')));
  document.getElementById('version')?.replaceChildren(notice('aviso', h('p', {}, t('version_nueva')), button));
}

/** Waits until what is being sent has arrived. Nothing is sent meanwhile: a browser lets the old worker go when it has
 * nothing to do for a while. @param {ServiceWorker} worker @param {HTMLButtonElement} button */
async function take(worker, button) {
  if (await keptDraft()) return say(t('version_ahora_no'));
  button.disabled = true;
  button.textContent = t('actualizando');
  await navigator.locks.request('envio', async () => {
    worker.postMessage('ahora');
    await left(worker);
  });
  // The page that the new worker takes over is loaded anew; this is one where it did not.
  button.disabled = false;
  button.textContent = t('actualizar');
}

/** @param {ServiceWorker} worker */
const left = (worker) => new Promise((resolve) => {
  worker.addEventListener('statechange', resolve, { once: true });
  setTimeout(resolve, PATIENCE);
});
