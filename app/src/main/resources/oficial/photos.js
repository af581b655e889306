// @ts-check
/** Photos: made small, and brought to the server piece by piece from where it says that it is. Only "whole, with this hash" ends one. */
import { allBy, change } from './store.js';
import { Failure, piece } from './wire.js';
import { signal } from './signals.js';

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;
const PIECE = 256 * 1024;
const TRIES = 5; // Of a photo whose place or hash came out wrong.

/** @typedef {import('./store.js').Foto} Foto */

/** A JPEG of what the camera gave, or that itself where this browser cannot draw it. @param {Blob} file @returns {Promise<Blob>} */
export async function shrunk(file) {
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

/** After all actas, the smallest first. One that the server does not know yet waits for the next round. */
export async function sendPhotos() {
  const waiting = /** @type {Foto[]} */ (await allBy('fotos', 'pendiente', 1)).sort((a, b) => a.bytes - b.bytes);
  for (const photo of waiting) {
    if (await sendPhoto(photo)) {
      await change('fotos', [photo.acta, photo.orden], (kept) => ({ ...kept, pendiente: 0 }));
      signal('cambio');
    }
  }
}

/** @param {Foto} photo @returns {Promise<boolean>} whether the server has it whole */
async function sendPhoto(photo) {
  const path = 'evidencias/' + photo.sha256;
  let offset = await known(path);
  for (let wrong = 0; offset !== undefined && wrong < TRIES;) {
    if (offset >= photo.bytes) return true;
    const answer = await piece(path, {
      method: 'PATCH', body: photo.blob.slice(offset, offset + PIECE),
      headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset), 'Upload-Length': String(photo.bytes) },
    });
    if (answer.status === 404) return false;
    if (answer.status !== 204) wrong++;
    if (![204, 409, 422].includes(answer.status)) throw new Failure('servidor_rechaza', { status: answer.status });
    offset = Number(answer.headers.get('Upload-Offset') ?? 0);
  }
  return false;
}

/** How much of it the server has; nothing where no acta that it received names this photo. @param {string} path */
async function known(path) {
  const answer = await piece(path, { method: 'HEAD' });
  return answer.ok ? Number(answer.headers.get('Upload-Offset') ?? 0) : undefined;
}
