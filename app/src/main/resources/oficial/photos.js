// @ts-check
/** Photos: made small, and brought to the server piece by piece from where it says that it is. Only "whole, with this hash" ends one. */
import { allBy, change, get } from './store.js';
import { device, Refused } from './chain.js';
import { hex, seal, sha256 } from './seal.js';
import { piece } from './wire.js';
import { signal } from './signals.js';
import { t } from './texts.js';

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
const PIECE = 256 * 1024;
const TRIES = 5; // Of a photo whose place or hash came out wrong.
const LATER = 3600_000; // When one that the server would not have is tried again by itself.
const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** What became of an acta that the server has, kept or set apart. */
const ARRIVED = ['registrada', 'repetida', 'observada', 'en_cuarentena'];

/** @typedef {import('./store.js').Foto} Foto */

/** A JPEG of what the camera gave, or that itself where this browser cannot draw it. @param {Blob} file @param {number} largest @returns {Promise<Blob>} */
export async function shrunk(file, largest) {
  const small = await drawn(file);
  if (!TYPES.includes(small.type)) throw new Refused('foto_formato');
  if (small.size === 0 || small.size > largest) throw new Refused('foto_grande');
  return small;
}

/** @param {Blob} file @returns {Promise<Blob>} */
async function drawn(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY));
  } catch {
    return file;
  }
}

/** After all actas, the smallest first. One that the server does not know yet, or will not have as it is, waits for a later round.
 *  @param {boolean} now whether somebody waits for it */
export async function sendPhotos(now) {
  const waiting = /** @type {Foto[]} */ (await allBy('fotos', 'pendiente', 1)).sort((a, b) => a.bytes - b.bytes);
  for (const photo of waiting) {
    const acta = /** @type {import('./store.js').Acta | undefined} */ (await get('actas', photo.acta));
    if (!acta || !ARRIVED.includes(acta.estado) || (!now && Date.now() < (photo.no_antes ?? 0))) continue;
    const fault = await sendPhoto(photo, acta.huella);
    if (fault === undefined) continue;
    await change('fotos', [photo.acta, photo.orden], (kept) => ({
      ...kept, ...(fault ? { falla: fault, no_antes: Date.now() + LATER } : { pendiente: 0, falla: '' }),
    }));
    signal('cambio');
  }
}

/** @param {Foto} photo @param {string} text the hash of the acta that names it
 *  @returns {Promise<string | undefined>} empty when the server has it whole, what is wrong with it, or nothing while it waits */
async function sendPhoto(photo, text) {
  const damage = await damageOf(photo);
  if (damage) return damage;
  const path = 'evidencias/' + photo.sha256;
  const headers = { 'Labra-Firma': await permit(photo, text) };
  const first = await piece(path, { method: 'HEAD', headers });
  if (first.status === 404) return undefined;
  let offset = first.ok ? placeIn(first) : 0;
  for (let wrong = 0, answer = first; wrong < TRIES;) {
    if (answer.headers.get('Labra-Huella') === photo.sha256) return '';
    answer = await piece(path, {
      method: 'PATCH', body: photo.blob.slice(offset, offset + (first.ok ? PIECE : 0)), // A refusal of HEAD has no words; this one's has.
      headers: { ...headers, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset), 'Upload-Length': String(photo.bytes) },
    });
    if (answer.status === 404) return undefined;
    if (answer.status !== 204) wrong++;
    if (![204, 409, 422].includes(answer.status) || !answer.headers.has('Upload-Offset')) return words(answer);
    if (wrong === TRIES) return words(answer);
    offset = placeIn(answer);
  }
  return undefined;
}

/** Why it cannot be sent from here: browsers lose the bytes behind a photo, and whoever waits for them waits for ever. @param {Foto} photo */
async function damageOf(photo) {
  try {
    return hex(await sha256(await photo.blob.arrayBuffer())) === photo.sha256 ? '' : t('foto_danada');
  } catch {
    return t('foto_ilegible');
  }
}

/** What the device signs so that it may bring this photo, and no other. @param {Foto} photo @param {string} text */
async function permit(photo, text) {
  const state = /** @type {import('./store.js').Equipo} */ (await device());
  const key = /** @type {CryptoKey} */ (await get('equipo', 'clave'));
  return (await seal(key, state.kid, 'labra-evidencia+jws', { dispositivo: state.kid, acta: text, sha256: photo.sha256, bytes: photo.bytes })).jws;
}

/** @param {Response} answer */
const placeIn = (answer) => Number(answer.headers.get('Upload-Offset') ?? 0);

/** The server's own words. @param {Response} answer */
async function words(answer) {
  const said = await answer.json().catch(() => ({}));
  return said.detail ?? said.title ?? t('foto_rechazada');
}
