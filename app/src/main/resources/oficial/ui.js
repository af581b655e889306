// @ts-check
/** Pieces of screens. Text is always text: nothing here reads markup. */
import { language, t } from './texts.js';

/** @typedef {Node | string | number | false | null | undefined} Piece */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {Element} element @param {Record<string, any>} properties @param {(Piece | Piece[])[]} pieces */
function filled(element, properties, pieces) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') /** @type {HTMLInputElement} */ (element).value = value;
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, String(value));
  }
  for (const piece of pieces.flat()) if (piece !== false && piece !== null && piece !== undefined && piece !== '') element.append(/** @type {any} */ (piece));
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, any>} [properties] @param {(Piece | Piece[])[]} pieces @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, properties = {}, ...pieces) {
  const element = document.createElement(tag);
  filled(element, properties, pieces);
  return element;
}

/** @param {string} path @param {string} box @param {Record<string, any>} properties */
export function drawing(path, box, properties) {
  const element = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  filled(element, { viewBox: box, ...properties }, [line]);
  return element;
}

const ICONS = {
  hoy: 'M3 11 12 3l9 8v10h-6v-6H9v6H3z',
  envio: 'M4 17v4h16v-4h-2v2H6v-2zM11 17V7L7 11 5.600 9.600 12 3.200l6.400 6.400L17 11l-4-4v10z',
  turno: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 5v5.200l4 2.300-1 1.700-5-2.900V7z',
  equipo: 'M7 1h10a2 2 0 0 1 2 2v18a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zm0 4v13h10V5zm4 14.500v2h2v-2z',
  nueva: 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z',
  camara: 'M9 4 7.500 6H4a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-3.500L15 4zm3 4a5 5 0 1 1 0 10 5 5 0 0 1 0-10zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
};

/** @param {keyof typeof ICONS} name */
export const icon = (name) => drawing(ICONS[name], '0 0 24 24', { class: 'icono', 'aria-hidden': 'true' });

/** @param {Piece[]} pieces the name of the screen, where its reader begins */
export const title = (...pieces) => h('h1', { tabindex: '-1' }, ...pieces);

/** @param {string} word @param {() => void} act @param {Record<string, any>} [properties] */
export const button = (word, act, properties = {}) => h('button', { type: 'button', class: 'boton', onclick: act, ...properties }, t(word));

/** @param {string} word @param {string} address @param {Record<string, any>} [properties] */
export const link = (word, address, properties = {}) => h('a', { href: address, class: 'boton', ...properties }, t(word));

/** A field with its words and its fault. @param {string} id @param {string} word @param {HTMLElement} control @param {Piece[]} more */
export function field(id, word, control, ...more) {
  control.id = id;
  control.setAttribute('aria-describedby', id + '-falta');
  return h('div', { class: 'campo' }, h('label', { for: id }, t(word)), control, ...more, h('p', { id: id + '-falta', class: 'falta' }));
}

/** Says what is wrong with a field, or that nothing is. @param {string} id @param {string} [word] */
export function fault(id, word) {
  const place = document.getElementById(id + '-falta');
  if (place) place.textContent = word ? t(word) : '';
  document.getElementById(id)?.setAttribute('aria-invalid', String(Boolean(word)));
}

/** @param {[string, Piece][]} rows what it is by its word, and what it is here */
export const facts = (rows) =>
  h('dl', { class: 'datos' }, rows.filter(([, value]) => value).map(([word, value]) => h('div', {}, h('dt', {}, t(word)), h('dd', {}, value))));

/** @param {'bien'|'aviso'|'mal'} kind @param {Piece[]} pieces */
export const notice = (kind, ...pieces) => h('div', { class: 'cartel ' + kind, role: kind === 'mal' ? 'alert' : 'status' }, ...pieces);

/** @param {number | undefined} when */
export const clock = (when) => (when ? new Intl.DateTimeFormat(language(), { dateStyle: 'short', timeStyle: 'short' }).format(when) : '');

/** How long ago. @param {number} when */
export function age(when, now = Date.now()) {
  const minutes = Math.max(0, Math.floor((now - when) / 60_000));
  if (minutes < 1) return t('hace_nada');
  return minutes < 60 ? t('hace_min', minutes) : minutes < 1440 ? t('hace_h', Math.floor(minutes / 60)) : t('hace_d', Math.floor(minutes / 1440));
}

/** Said aloud and shown for a while. @param {string} text */
export function say(text) {
  const place = /** @type {HTMLElement} */ (document.getElementById('dicho'));
  place.textContent = text;
  setTimeout(() => { if (place.textContent === text) place.textContent = ''; }, 6000);
}
