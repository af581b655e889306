// @ts-check
/** Where: by the satellites, with how exactly and how long ago, and in words. */
import { watch } from '../place.js';
import { t } from '../texts.js';
import { field, h } from '../ui.js';

const LONGEST = 300;
const GOOD = 50;

/** @param {import('./nueva.js').Form} form */
export function placeField({ draft, changed }) {
  const line = h('p', { class: 'ayuda', 'aria-live': 'off' }, t('gps_busca'));
  const input = h('input', { value: draft.lugar, maxlength: LONGEST, autocomplete: 'off', enterkeyhint: 'next', placeholder: t('lugar_ejemplo'), oninput: () => {
    draft.lugar = input.value;
    changed();
  } });

  const tell = () => {
    if (!draft.fix) return;
    const seconds = Math.max(0, Math.round((Date.now() - draft.fix.cuando) / 1000));
    line.className = 'ayuda ' + (draft.fix.precision_m <= GOOD ? 'bien' : 'aviso');
    line.textContent = t('gps_fijo', draft.fix.precision_m, seconds < 90 ? seconds + ' s' : Math.round(seconds / 60) + ' min');
  };
  const stop = watch((fix) => {
    draft.fix = fix;
    changed();
    tell();
  }, (word) => {
    if (draft.fix) return;
    line.className = 'ayuda aviso';
    line.textContent = t(word);
  });
  const clock = setInterval(tell, 1000);
  tell();
  return { element: field('lugar', 'lugar', input, line), stop: () => {
    stop();
    clearInterval(clock);
  } };
}
