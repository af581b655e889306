// @ts-check
/** Which offence: the ones that this device used most are one tap away, the others are found by any word, with no network. */
import { t } from '../texts.js';
import { fault, h } from '../ui.js';

const FAVOURITES = 4;
const FOUND = 8;
const KEY = 'labra-infracciones';

/** @typedef {{codigo: string, descripcion: string}} Offence */

/** @returns {Record<string, number>} how often each was used here */
function uses() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {string} code */
function used(code) {
  const counts = uses();
  localStorage.setItem(KEY, JSON.stringify({ ...counts, [code]: (counts[code] ?? 0) + 1 }));
}

/** Without accents and capitals. @param {string} text */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that hold every word. @param {Offence[]} offences @param {string} searched */
export function found(offences, searched) {
  const words = plain(searched).split(/\s+/).filter(Boolean);
  return offences.filter(({ codigo, descripcion }) => words.every((word) => plain(codigo + ' ' + descripcion).includes(word)));
}

/** @param {import('./nueva.js').Form} form */
export function offenceField({ draft, catalogue, changed }) {
  const counts = uses();
  const offences = /** @type {Offence[]} */ ([...catalogue.infracciones]).sort((a, b) => (counts[b.codigo] ?? 0) - (counts[a.codigo] ?? 0));
  const place = h('div', {});

  /** @param {Offence | undefined} offence */
  const choose = (offence) => {
    draft.infraccion = offence?.codigo ?? '';
    draft.descripcion = offence?.descripcion ?? '';
    if (offence) used(offence.codigo);
    changed();
    fault('infraccion');
    draw();
    document.getElementById(offence ? 'otra-infraccion' : 'infraccion')?.focus();
  };

  /** @param {Offence} offence */
  const option = (offence) => h('button', { type: 'button', class: 'opcion', onclick: () => choose(offence) },
    h('b', {}, offence.codigo), ' ', offence.descripcion);

  const draw = () => {
    if (draft.infraccion) {
      place.replaceChildren(h('div', { class: 'elegida' }, h('span', {}, h('b', {}, draft.infraccion), ' ', draft.descripcion),
        h('button', { type: 'button', id: 'otra-infraccion', class: 'boton', onclick: () => choose(undefined) }, t('cambiar'))));
      return;
    }
    const results = h('div', { class: 'opciones' }, offences.slice(0, FAVOURITES).map(option));
    const search = h('input', {
      id: 'infraccion', type: 'search', placeholder: t('buscar_infraccion'), autocomplete: 'off', enterkeyhint: 'search',
      'aria-label': t('buscar_infraccion'), 'aria-describedby': 'infraccion-falta',
      oninput: () => {
        const hits = search.value.trim() ? found(offences, search.value).slice(0, FOUND) : offences.slice(0, FAVOURITES);
        results.replaceChildren(...(hits.length ? hits.map(option) : [h('p', { class: 'tenue', role: 'status' }, t('ninguna_asi'))]));
      },
    });
    place.replaceChildren(results, search);
  };
  draw();
  return h('fieldset', { class: 'campo' }, h('legend', {}, t('infraccion')), place, h('p', { id: 'infraccion-falta', class: 'falta' }));
}
