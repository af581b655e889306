// @ts-check
/** The plate, big; what it is read as, and what else it may have been. */
import { example, isKnown, isPlate, lookAlikes, normalised, spaced } from '../plates.js';
import { t } from '../texts.js';
import { fault, field, h } from '../ui.js';

/** @param {import('./nueva.js').Form} form */
export function plateField({ draft, catalogue, changed }) {
  const formats = /** @type {import('../plates.js').Formats} */ (catalogue.formatos_placa);
  const help = h('div', { class: 'ayuda', 'aria-live': 'polite' });
  const input = h('input', {
    class: 'placa-escrita', value: draft.placa, maxlength: 20, required: true, autocomplete: 'off', autocapitalize: 'characters',
    autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'next', oninput: () => take(input.value),
  });
  const country = h('select', { id: 'pais', 'aria-label': t('pais'), onchange: () => {
    draft.pais = country.value;
    take(input.value);
  } }, [...new Set([catalogue.pais, ...Object.keys(formats)])].map((code) => h('option', { value: code, selected: code === draft.pais }, code)));

  /** @param {string} written */
  const take = (written) => {
    draft.placa = isPlate(normalised(written)) ? normalised(written) : '';
    changed();
    fault('placa');
    tell(normalised(written));
  };

  /** @param {string} other @returns {HTMLElement} */
  const choice = (other) => h('button', { type: 'button', class: 'opcion placa', onclick: () => {
    input.value = other;
    take(other);
  } }, spaced(other));

  /** @param {string} plate */
  const tell = (plate) => {
    const known = isKnown(formats, draft.pais, plate);
    const examples = (formats[draft.pais] ?? []).map(example).map(spaced).join(', ');
    const others = lookAlikes(formats, draft.pais, plate);
    const word = plate.length < 2 ? (examples ? 'placa_ejemplos' : '') : !isPlate(plate) ? 'placa_signos' : known ? 'placa_conocida' : 'placa_desconocida';
    help.className = 'ayuda ' + (plate.length < 5 ? '' : known && isPlate(plate) ? 'bien' : 'aviso');
    help.replaceChildren(...[
      word && h('span', {}, t(word, plate.length < 2 ? examples : spaced(plate))),
      draft.pais !== catalogue.pais && h('span', {}, t('placa_otro_pais')),
      others.length > 0 && h('span', { class: 'opciones' }, t('quiso_decir'), others.map(choice)),
    ].filter((piece) => piece instanceof Node));
  };
  tell(draft.placa);
  return field('placa', 'placa', input, country, help);
}
