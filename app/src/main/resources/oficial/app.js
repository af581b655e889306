// @ts-check
/** The start: which screen is shown, when it sends by itself, and how a newer version comes in. */
import { device } from './chain.js';
import { language, t } from './texts.js';
import { on } from './signals.js';
import { refreshCatalogue, send } from './sync.js';
import { openShift, waiting } from './shift.js';
import { h, icon } from './ui.js';
import { watchIdle } from './lock.js';
import { watchVersions } from './update.js';
import { applyTheme } from './theme.js';
import { alta } from './screens/alta.js';
import { envio } from './screens/envio.js';
import { equipo } from './screens/equipo.js';
import { hoy } from './screens/hoy.js';
import { multa } from './screens/multa.js';
import { nueva } from './screens/nueva.js';
import { turno } from './screens/turno.js';

/** @typedef {(main: HTMLElement, argument: string) => Promise<void | (() => void)>} Screen  fills the place; what it gives back ends it */

/** @type {Record<string, Screen>} */
const SCREENS = { hoy, nueva, multa, envio, turno, equipo };

/** Those that follow what happens meanwhile. */
const LIVE = ['alta', 'hoy', 'multa', 'envio', 'turno', 'equipo'];

const EVERY = 60_000;
const TABS = /** @type {const} */ (['hoy', 'envio', 'turno', 'equipo']);

const main = /** @type {HTMLElement} */ (document.getElementById('pantalla'));

/** @type {void | (() => void)} */
let leave;
let shown = '';
let address = '';

const place = () => location.hash.slice(1).split('/');

/** @param {boolean} [arrived] whether somebody came here, and is not reading it already */
async function show(arrived = false) {
  const known = (await device()) !== undefined;
  const asking = location.hash;
  const [asked, argument = ''] = place();
  const name = !known ? 'alta' : asked in SCREENS ? asked : 'hoy';
  // What is being written stays as it is.
  if ((!arrived || asking === address) && name === shown && !LIVE.includes(name)) return frame(known);
  const screen = known ? SCREENS[name] : alta;
  if (leave) leave();
  const focused = arrived ? '' : document.activeElement?.id;
  leave = await screen(main, argument);
  shown = name;
  address = asking;
  const heading = /** @type {HTMLElement | null} */ (main.querySelector('h1'));
  document.title = `${heading?.textContent ?? ''} · Labra`;
  if (arrived) {
    heading?.focus({ preventScroll: true });
    scrollTo(0, 0);
  } else if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  return frame(known);
}

/** What stands around each screen. @param {boolean} known */
async function frame(known) {
  document.documentElement.lang = language();
  const below = /** @type {HTMLElement} */ (document.getElementById('abajo'));
  const { unsent } = await waiting();
  const shift = await openShift();
  /** @type {HTMLElement} */ (document.getElementById('oficial')).textContent = shift ? shift.nombre : '';
  const pending = /** @type {HTMLElement} */ (document.getElementById('pendientes'));
  pending.hidden = !known || unsent.length === 0;
  pending.textContent = t('sin_enviar_n', unsent.length);
  below.hidden = !known || shown === 'nueva';
  below.setAttribute('aria-label', t('pantallas'));
  below.replaceChildren(...TABS.map((tab) =>
    h('a', { href: '#' + tab, 'aria-current': tab === shown ? 'page' : false }, icon(tab), t('ir_' + tab))));
}

let queued = Promise.resolve();
/** One after the other, so that no screen is drawn into another. @param {boolean} [arrived] */
const refresh = (arrived = false) => { queued = queued.then(() => show(arrived)).catch((error) => console.error(error)); };

/** Who is writing is not interrupted. */
const isWriting = () => main.contains(document.activeElement)
  && document.activeElement?.matches('input:not([type=radio]), textarea, select') === true;

// A screen that is drawn anew under a finger swallows its tap.
const TAP = 2_000;
let pressed = 0;
addEventListener('pointerdown', () => { pressed = Date.now(); }, true);
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => { pressed = 0; }), true);

let soon = 0;
const later = () => {
  clearTimeout(soon);
  soon = setTimeout(async () => {
    if (Date.now() - pressed < TAP) later();
    else if (shown === 'alta') {
      if (!main.querySelector('#codigo')) refresh();
    } else if (LIVE.includes(shown) && !isWriting()) refresh();
    else await frame(true);
  }, 50);
};

applyTheme();
addEventListener('hashchange', () => refresh(true));
on('cambio', later);
on('envio', later);
refresh(true);

addEventListener('online', () => send(true));
document.addEventListener('visibilitychange', () => { if (!document.hidden) send(); });
setInterval(send, EVERY);
send().then(async (done) => { // A new list with every start.
  if (!done && await device()) await navigator.locks.request('envio', () => refreshCatalogue());
}).catch(() => {});

watchVersions();
watchIdle();
