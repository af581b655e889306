// @ts-check
/** The last look before signing: all that will be said, large, and the number that it takes. */
import { spaced } from '../plates.js';
import { printed } from '../seal.js';
import { t } from '../texts.js';
import { button, clock, facts, h, title } from '../ui.js';
import { picture } from './imagenes.js';

/**
 * @param {HTMLElement} main @param {import('../capture.js').Draft} draft @param {{serie: string, numero: number}} number
 * @param {() => void} correct @param {() => Promise<void>} sign
 */
export function review(main, draft, number, correct, sign) {
  const signing = button('firmar', async () => {
    signing.disabled = true; // One tap, one acta.
    await sign();
    signing.disabled = false;
  }, { class: 'boton principal', id: 'firmar' });
  const heading = title(t('revise_y_firme'));
  main.replaceChildren(heading,
    h('p', { class: 'placa-grande' }, h('span', { class: 'placa' }, spaced(draft.placa)), ' ', draft.pais),
    facts([
      ['infraccion', `${draft.infraccion} ${draft.descripcion}`],
      ['momento', clock(draft.empezada)],
      ['lugar', draft.lugar],
      ['posicion', draft.fix && `${draft.fix.latitud}, ${draft.fix.longitud} (±${draft.fix.precision_m} m)`],
      ['comentarios', draft.comentarios],
      ['conductor', t(draft.conductor ? 'conductor_' + draft.conductor : 'conductor_ausente')],
      ['numero', h('span', { class: 'numero' }, printed(number.serie, number.numero))],
    ]),
    h('div', { class: 'fotos' }, draft.fotos.map((blob, index) => h('figure', {}, picture(blob, t('foto_n', index + 1)))),
      draft.conductor === 'firma' && draft.trazo && h('figure', {}, picture(draft.trazo, t('conductor_firma')))),
    h('p', { class: 'tenue' }, t('despues_no_cambia')),
    h('div', { class: 'acciones' }, button('corregir', correct), signing));
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}
