// @ts-check
/** The device: whether it can keep what it promises, how its clock stands, and whether camera and GPS work. */
import { numbersLeft } from '../capture.js';
import { device } from '../chain.js';
import { stays } from '../enrol.js';
import { watch } from '../place.js';
import { choose, language, LANGUAGES, t } from '../texts.js';
import { chooseTheme, theme, THEMES } from '../theme.js';
import { age, button, clock, facts, h, notice, title } from '../ui.js';
import { VERSION } from '../version.js';

const MEGABYTE = 1024 * 1024;
const LITTLE = 200;
const FAR = 5 * 60_000;

/** @type {import('../app.js').Screen} */
export async function equipo(main) {
  const [state, lasting, { usage = 0, quota = 0 }] = await Promise.all([device(), stays(), navigator.storage.estimate()]);
  if (!state) return;
  const free = Math.round((quota - usage) / MEGABYTE);
  const skew = state.reloj?.desfase_ms ?? 0;
  const lost = (state.perdidas ?? []).map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
  main.replaceChildren(title(t('equipo')),
    state.revocado ? notice('mal', h('p', {}, t('revocado'))) : '',
    lost ? notice('mal', h('p', {}, t('perdidas', lost))) : '',
    lasting ? '' : notice('mal', h('p', {}, t('falta_no_instalada'))),
    free < LITTLE ? notice('aviso', h('p', {}, t('poco_espacio', free))) : '',
    Math.abs(skew) > FAR ? notice('aviso', h('p', {}, t('reloj_corrido', Math.round(Math.abs(skew) / 60_000)))) : '',
    facts([
      ['nombre_equipo', state.nombre], ['clave', h('code', {}, state.huella_clave)], ['alta', clock(state.alta)],
      ['contacto', state.contacto ? age(state.contacto) : t('nunca')],
      ['reloj', state.reloj ? t('reloj_desfase', Math.round(skew / 100) / 10) : t('nunca')],
      ['espacio', t('espacio_usado', Math.ceil(usage / MEGABYTE), free)], ['permanente', t(lasting ? 'si' : 'no')],
      ['numeros', t('numeros_quedan', numbersLeft(state))], ['secuencia', String(state.secuencia)], ['version', h('code', {}, VERSION)],
    ]),
    h('h2', {}, t('pruebas')),
    h('div', { class: 'botones' }, button('probar_gps', tryPlace, { id: 'gps' }), camera()),
    h('p', { id: 'prueba', class: 'ayuda', role: 'status' }),
    choices('idioma', LANGUAGES.map((code) => [code, 'idioma_' + code]), language(), (code) => { choose(code); window.dispatchEvent(new Event('hashchange')); }),
    choices('tema', THEMES.map((name) => [name, 'tema_' + name]), theme(), (name) => chooseTheme(name)));
}


/** @param {string} text */
function tell(text) {
  const place = document.getElementById('prueba');
  if (place) place.textContent = text;
}

function tryPlace() {
  tell(t('gps_busca'));
  const stop = watch((fix) => {
    stop();
    tell(t('gps_fijo', fix.precision_m, '0 s'));
  }, (word) => {
    stop();
    tell(t(word));
  });
}

function camera() {
  const input = h('input', { id: 'camara', class: 'oculto', type: 'file', accept: 'image/*', capture: 'environment', onchange: async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const picture = await createImageBitmap(file).catch(() => undefined);
    tell(picture ? t('camara_bien', picture.width, picture.height) : t('camara_mal'));
  } });
  return h('span', {}, input, h('label', { class: 'boton', for: 'camara' }, t('probar_camara')));
}

/** @param {string} word @param {string[][]} options each with the word that says it @param {string} chosen @param {(value: string) => void} act */
const choices = (word, options, chosen, act) => h('fieldset', { class: 'campo' }, h('legend', {}, t(word)),
  h('div', { class: 'opciones tres' }, options.map(([value, label]) => h('label', { class: 'opcion' }, h('input', {
    type: 'radio', name: word, checked: value === chosen, onchange: () => act(value),
  }), t(label)))));
