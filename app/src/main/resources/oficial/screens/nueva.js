// @ts-check
/** A new fine, by thumb: each field keeps itself, and nothing is said before "sign". */
import { capture, dropDraft, keepDraft, keptDraft, newDraft, nextNumber } from '../capture.js';
import { device, Refused } from '../chain.js';
import { openShift } from '../shift.js';
import { get } from '../store.js';
import { send } from '../sync.js';
import { t } from '../texts.js';
import { button, fault, field, h, notice, say, title } from '../ui.js';
import { driverField, photosField } from './imagenes.js';
import { offenceField } from './infraccion.js';
import { placeField } from './lugar.js';
import { plateField } from './placa.js';
import { review } from './revision.js';

/** @typedef {import('../capture.js').Draft} Draft
 *  @typedef {{draft: Draft, catalogue: any, changed: (pictures?: boolean) => void}} Form */

const COMMENTS = 2000;

/** @type {import('../app.js').Screen} */
export async function nueva(main) {
  const [shift, state, kept] = await Promise.all([openShift(), device(), get('catalogo', 'actual')]);
  if (!shift || !state) {
    location.replace('#turno');
    return undefined;
  }
  if (!kept || state.revocado || state.bloques.length === 0) {
    const word = !kept ? 'sin_catalogo' : state.revocado ? 'revocado' : 'sin_numeros';
    main.replaceChildren(title(t('nueva_multa')), notice('mal', h('p', {}, t(word))), h('a', { href: '#hoy', class: 'boton' }, t('volver')));
    return undefined;
  }
  const catalogue = kept.content;
  const draft = (await keptDraft()) ?? newDraft(catalogue.pais);
  let saved = keepDraft(draft, true);
  let signed = false;
  /** @type {Form} */
  const form = { draft, catalogue, changed: (pictures = false) => {
    if (!signed) saved = saved.then(() => keepDraft(draft, pictures)).catch((error) => say(t(error?.name === 'QuotaExceededError' ? 'sin_espacio' : 'no_guarda')));
  } };

  const place = placeField(form);
  const comments = h('textarea', { rows: 2, maxlength: COMMENTS, value: draft.comentarios, oninput: () => {
    draft.comentarios = comments.value;
    form.changed();
  } });
  const write = () => main.replaceChildren(title(t('nueva_multa')),
    h('form', { class: 'multa', novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); check(); } },
      plateField(form), offenceField(form), place.element, photosField(form),
      field('comentarios', 'comentarios', comments, h('p', { class: 'ayuda' }, t('comentarios_ayuda'))),
      driverField(form),
      h('div', { class: 'acciones' },
        button('descartar', discard), h('button', { type: 'submit', class: 'boton principal' }, t('revisar')))));

  const check = () => {
    const faults = [['placa', draft.placa.length < 2 ? 'falta_placa' : ''], ['infraccion', draft.infraccion ? '' : 'falta_infraccion'],
      ['trazo', draft.conductor === 'firma' && !draft.trazo ? 'falta_firma' : '']];
    faults.forEach(([id, word]) => fault(id, word));
    const [wrong] = faults.find(([, word]) => word) ?? [];
    if (wrong) document.getElementById(wrong)?.focus();
    else review(main, draft, nextNumber(state), write, sign);
  };

  const sign = async () => {
    signed = true;
    try {
      await saved;
      const link = await capture(draft, shift, kept.etag, t('se_nego_escrito'));
      say(t('firmada_dicho'));
      location.replace('#multa/' + link.id);
      send();
    } catch (error) {
      signed = false;
      say(t(error instanceof Refused ? error.word : 'no_guarda'));
      if (error instanceof Refused && error.word === 'borrador_ya_firmado') location.replace('#hoy');
    }
  };

  const discard = async () => {
    if (!confirm(t('descartar_seguro'))) return;
    signed = true;
    await saved;
    await dropDraft();
    location.replace('#hoy');
  };

  write();
  return () => place.stop();
}
