// @ts-check
/** From the form to one sealed acta. Photos are hashed first; then acta, photos, number, sequence and draft move together. */
import { get, transact } from './store.js';
import { say, Refused } from './chain.js';
import { hex, moment, newId, printed, sha256 } from './seal.js';
import { VERSION } from './version.js';

/**
 * @typedef {import('./place.js').Fix} Fix
 * @typedef {{id: string, empezada: number, placa: string, pais: string, infraccion: string, descripcion: string, comentarios: string, lugar: string,
 *   fix?: Fix, fotos: Blob[], conductor: '' | 'firma' | 'se_nego', trazo?: Blob}} Draft
 * @typedef {import('./store.js').Equipo} Equipo
 * @typedef {import('./store.js').Foto} Foto
 */

/** @param {string} country @returns {Draft} */
export const newDraft = (country) => ({
  id: newId(), empezada: Date.now(), placa: '', pais: country, infraccion: '', descripcion: '', comentarios: '', lugar: '', fotos: [], conductor: '',
});

/** @returns {Promise<Draft | undefined>} */
export async function keptDraft() {
  const fields = await get('borrador', 'actual');
  return fields && { ...fields, ...(await get('borrador', 'imagenes')) };
}

/** At each field; the pictures, which are heavy, only when they changed. @param {Draft} draft */
export const keepDraft = ({ fotos, trazo, ...fields }, pictures = false) => transact(['borrador'], 'readwrite', (transaction) => {
  transaction.objectStore('borrador').put(fields, 'actual');
  if (pictures) transaction.objectStore('borrador').put({ fotos, trazo }, 'imagenes');
});

export const dropDraft = () => transact(['borrador'], 'readwrite', (transaction) => void transaction.objectStore('borrador').clear());

/** The next number of the blocks that this device holds, and what is left of them. @param {Equipo} device */
export function nextNumber(device) {
  const [block, ...others] = device.bloques;
  if (!block) throw new Refused('sin_numeros');
  const rest = block.desde < block.hasta ? [{ ...block, desde: block.desde + 1 }, ...others] : others;
  return { serie: block.serie, numero: block.desde, bloques: rest };
}

/** @param {Equipo} device */
export const numbersLeft = (device) => device.bloques.reduce((sum, block) => sum + block.hasta - block.desde + 1, 0);

/** @param {Blob} blob @param {number} orden @returns {Promise<Omit<Foto, 'acta'>>} */
const photo = async (blob, orden) => ({
  orden, sha256: hex(await sha256(await blob.arrayBuffer())), bytes: blob.size, tipo: blob.type, blob, pendiente: 1,
});

/** @param {Fix | undefined} fix @param {number} now */
const position = (fix, now) => (fix
  ? { latitud: fix.latitud, longitud: fix.longitud, precision_m: fix.precision_m, fijado_hace_s: Math.max(0, Math.round((now - fix.cuando) / 1000)) }
  : {});

/**
 * Signs what the draft says. What comes back is on the disk.
 * @param {Draft} draft @param {{id: string, numero_unico: string}} shift @param {string} catalogue its etag
 * @param {string} refusal what is written when the driver refused to sign
 */
export async function capture(draft, shift, catalogue, refusal) {
  const blobs = draft.conductor === 'firma' && draft.trazo ? [...draft.fotos, draft.trazo] : draft.fotos;
  const photos = await Promise.all(blobs.map((blob, index) => photo(blob, index + 1)));
  const stroke = blobs.length > draft.fotos.length ? photos[photos.length - 1].sha256 : null;
  const comments = [draft.comentarios.trim() || draft.descripcion, draft.conductor === 'se_nego' ? refusal : ''].filter(Boolean).join(' ');
  let number = '';
  let gone = false;
  return say('acta', (device) => {
    const { serie, numero, bloques } = nextNumber(device);
    number = printed(serie, numero);
    return {
      said: {
        numero_unico: shift.numero_unico, serie, numero, placa_patente: draft.placa, pais: draft.pais,
        timestamp: moment(new Date(draft.empezada)), comentarios: comments, infraccion: draft.infraccion,
        ...(draft.lugar.trim() ? { lugar: draft.lugar.trim() } : {}), ...position(draft.fix, draft.empezada),
        ...(device.reloj ? { reloj: device.reloj } : {}),
        evidencias: photos.map(({ sha256, bytes, tipo, orden }) => ({ sha256, bytes, tipo, orden })),
        firma_trazo: stroke, catalogo: catalogue, app: VERSION,
      },
      next: { bloques },
    };
  }, ['actas', 'fotos', 'borrador'], (transaction, link) => {
    const kept = transaction.objectStore('borrador').get('actual');
    kept.onsuccess = () => {
      gone = kept.result?.id !== draft.id;
      if (gone) {
        transaction.abort(); // Signed by a second tap, or in another tab.
        return;
      }
      transaction.objectStore('actas').add({
        ...link, clase: 'acta', estado: 'firmada', numero_unico: shift.numero_unico, impreso: number, patente: draft.placa,
        infraccion: draft.descripcion, fotos: photos.length, turno: shift.id,
      });
      for (const each of photos) transaction.objectStore('fotos').add({ ...each, acta: link.id });
      transaction.objectStore('borrador').clear();
    };
  }).catch((error) => {
    throw gone ? new Refused('borrador_ya_firmado') : error?.name === 'QuotaExceededError' ? new Refused('sin_espacio') : error;
  });
}

/** Voids the number of an acta that the server refused: what settles it is signed too.
 *  @param {import('./store.js').Acta} acta @param {{serie: string, numero: number}} number @param {string} reason @param {{id: string, numero_unico: string}} shift */
export const annul = (acta, number, reason, shift) => say(
  'anulacion',
  () => ({ said: { numero_unico: shift.numero_unico, serie: number.serie, numero: number.numero, motivo: reason } }),
  ['actas'],
  (transaction, link) => {
    const actas = transaction.objectStore('actas');
    actas.add({
      ...link, clase: 'anulacion', estado: 'firmada', numero_unico: shift.numero_unico, impreso: acta.impreso, patente: acta.patente,
      infraccion: reason, fotos: 0, turno: shift.id,
    });
    actas.put({ ...acta, anulada: link.id });
  },
);
