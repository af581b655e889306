// @ts-check
/** A fine as it was signed: nothing here can be changed. Its number can be scanned, and what the server said of it is told. */
import { annul } from '../capture.js';
import { spaced } from '../plates.js';
import { qrPath } from '../qr.js';
import { payloadOf } from '../seal.js';
import { openShift } from '../shift.js';
import { get, put, transact } from '../store.js';
import { send } from '../sync.js';
import { t } from '../texts.js';
import { button, clock, drawing, facts, h, link, notice, say, title } from '../ui.js';
import { picture } from './imagenes.js';
import { badge, words } from './lista.js';

/** @typedef {import('../store.js').Acta} Acta
 *  @typedef {import('../store.js').Foto} Foto */

/** @param {string} id @returns {Promise<Foto[]>} */
const photosOf = async (id) =>
  (await transact(['fotos'], 'readonly', (transaction) => transaction.objectStore('fotos').getAll(IDBKeyRange.bound([id], [id, []])))).result;

/** @type {import('../app.js').Screen} */
export async function multa(main, id) {
  const acta = /** @type {Acta | undefined} */ (await get('actas', id));
  if (!acta) {
    main.replaceChildren(title(t('no_esta')), link('volver', '#hoy'));
    return;
  }
  const said = payloadOf(acta.jws);
  const photos = await photosOf(id);
  const heading = title(acta.impreso);
  heading.classList.add('numero');
  const code = drawing(qrPath(acta.impreso), '-4 -4 29 29', { class: 'qr', role: 'img', 'aria-label': t('qr_de', acta.impreso) });
  main.replaceChildren(heading,
    h('p', { class: 'placa-grande' }, h('span', { class: 'placa' }, spaced(acta.patente)), ' ', said.pais ?? '', ' ', badge(acta)),
    acta.estado === 'firmada' ? notice('bien', h('p', {}, t('firmada_guardada'))) : words(acta) ? notice(acta.estado === 'rechazada' || acta.estado === 'en_cuarentena' ? 'mal' : 'aviso', h('p', {}, words(acta))) : '',
    h('div', { class: 'acciones arriba' }, link('otra_multa', '#nueva', { class: 'boton principal' }), button('compartir', () => share(acta, said))),
    code,
    facts([
      [acta.clase === 'anulacion' ? 'motivo' : 'infraccion', acta.clase === 'anulacion' ? acta.infraccion : `${said.infraccion ?? ''} ${acta.infraccion}`],
      ['momento', clock(Date.parse(said.timestamp))], ['firmada_el', clock(acta.firmada)],
      ['lugar', said.lugar], ['posicion', said.latitud && `${said.latitud}, ${said.longitud} (±${said.precision_m} m)`],
      ['comentarios', said.comentarios], ['oficial', said.numero_unico],
      ['fotos', photos.length > 0 && t('fotos_enviadas', photos.filter((photo) => !photo.pendiente).length, photos.length)],
      ['huella', h('code', {}, acta.huella)], ['secuencia', acta.secuencia],
    ]),
    ...photos.filter((photo) => photo.pendiente && photo.falla).map((photo) => notice('mal', h('p', {}, `${t('foto_n', photo.orden)}: ${photo.falla}`))),
    h('div', { class: 'fotos' }, photos.map((photo) => h('figure', {}, picture(photo.blob, t('foto_n', photo.orden))))),
    acta.estado === 'rechazada' && !acta.anulada ? problem(acta, said) : '');
}

/** @param {Acta} acta @param {any} said */
async function share(acta, said) {
  const text = t('copia', acta.impreso, acta.patente, clock(Date.parse(said.timestamp)), acta.infraccion);
  try {
    if (navigator.share) await navigator.share({ title: acta.impreso, text });
    else {
      await navigator.clipboard.writeText(text);
      say(t('copiada'));
    }
  } catch {
    // Whoever shares may think better of it.
  }
}

/** What settles an acta that the server refused: it is sent again, or its number is voided with a reason. @param {Acta} acta @param {any} said */
function problem(acta, said) {
  const reason = h('textarea', { id: 'motivo', rows: 2, maxlength: 500 });
  return h('section', {}, h('h2', {}, t('que_hacer')),
    button('enviar_otra_vez', async () => {
      await put('actas', { ...acta, estado: 'firmada' });
      send(true);
    }),
    h('div', { class: 'campo' }, h('label', { for: 'motivo' }, t('motivo_anulacion')), reason),
    button('anular_numero', async () => {
      const shift = await openShift();
      if (!shift || !reason.value.trim()) say(t(shift ? 'falta_motivo' : 'sin_turno'));
      else {
        await annul(acta, said, reason.value.trim(), shift);
        send(true);
      }
    }));
}
