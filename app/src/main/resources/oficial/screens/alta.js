// @ts-check
/** Enrolment: first whether this browser can keep a promise, then the code that the desk shows. */
import { Refused } from '../chain.js';
import { asCode, enrol, obstacles, scan } from '../enrol.js';
import { signal } from '../signals.js';
import { refreshCatalogue, send } from '../sync.js';
import { choose, language, LANGUAGES, t } from '../texts.js';
import { button, fault, field, h, notice, title } from '../ui.js';
import { asFailure } from '../wire.js';

/** What Chromium offers in place of its own bar. @type {any} */
let installer;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  installer = event;
  signal('cambio');
});

/** @type {import('../app.js').Screen} */
export async function alta(main) {
  const found = await obstacles();
  const again = () => window.dispatchEvent(new Event('hashchange'));
  main.replaceChildren(title(t('alta_titulo')), h('p', {}, t('alta_que_es')),
    ...(found.length ? refused(found, again) : [form()]),
    h('div', { class: 'opciones tres' }, LANGUAGES.filter((code) => code !== language()).map((code) => button('idioma_' + code, () => {
      choose(code);
      again();
    }))));
}

/** @param {string[]} found @param {() => void} again */
function refused(found, again) {
  const install = async () => {
    await installer.prompt();
    installer = undefined;
    again();
  };
  return [
    ...found.map((word) => notice('mal', h('p', {}, t('falta_' + word)), h('p', {}, t('ayuda_' + word)))),
    h('div', { class: 'botones' }, installer ? button('instalar', install, { class: 'boton principal' }) : '', button('comprobar', again)),
  ];
}

/** The desk's QR is this page's address with the code behind it. */
const brought = () => (asCode(location.hash).length === 10 ? asCode(location.hash) : '');

function form() {
  const code = h('input', {
    class: 'placa-escrita', autocomplete: 'off', autocapitalize: 'characters', autocorrect: 'off', spellcheck: 'false', maxlength: 14, enterkeyhint: 'go',
    oninput: () => fault('codigo'), value: brought(),
  });
  const name = h('input', { maxlength: 100, autocomplete: 'off', value: t('nombre_supuesto') });
  const submit = h('button', { type: 'submit', class: 'boton principal grande' }, t('dar_de_alta'));
  const words = h('div', {});
  return h('form', { novalidate: true, onsubmit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    words.replaceChildren();
    submit.disabled = true;
    try {
      await enrol(name.value.trim() || t('nombre_supuesto'), code.value);
      await refreshCatalogue().catch(() => {}); // Without it nothing can be written; it comes with the next contact too.
      location.hash = '#turno';
      send(true);
    } catch (error) {
      if (error instanceof Refused) fault('codigo', error.word);
      else {
        const failure = asFailure(error);
        words.replaceChildren(notice('mal', h('p', {}, failure.words || t('falla_' + failure.word))));
      }
    } finally {
      submit.disabled = false;
    }
  } }, field('codigo', 'codigo', code, h('p', { class: 'ayuda' }, t('codigo_ayuda')), 'BarcodeDetector' in window ? scanner(code) : ''),
  field('nombre', 'nombre_equipo', name), words, h('div', { class: 'acciones' }, submit));
}

/** @param {HTMLInputElement} code */
function scanner(code) {
  const video = h('video', { class: 'visor', muted: true, playsinline: true, hidden: true });
  const stop = new AbortController();
  return h('div', {}, button('escanear', async () => {
    video.hidden = false;
    code.value = asCode(await scan(video, stop.signal).catch(() => '')) || code.value;
    video.hidden = true;
  }), video);
}
