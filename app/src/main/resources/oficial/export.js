// @ts-check
/** The way out when a phone cannot send: all that the server did not settle, as one archive for the desk. What is signed stays signed. */
import { all } from './store.js';
import { device } from './chain.js';
import { VERSION } from './version.js';

const BLOCK = 512;

/** @param {string} name @param {number} size the header of a file in a POSIX archive */
function header(name, size) {
  const bytes = new Uint8Array(BLOCK);
  /** @param {number} at @param {string} text */
  const write = (at, text) => bytes.set(new TextEncoder().encode(text), at);
  write(0, name);
  write(100, '0000644\0' + '0000000\0' + '0000000\0' + size.toString(8).padStart(11, '0') + '\0');
  write(136, Math.floor(Date.now() / 1000).toString(8).padStart(11, '0') + '\0' + '        ' + '0');
  write(257, 'ustar\0' + '00');
  write(148, bytes.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0') + '\0 ');
  return bytes;
}

/** @param {{name: string, content: Blob}[]} files */
export function archive(files) {
  const parts = files.flatMap(({ name, content }) => [header(name, content.size), content, new Uint8Array((BLOCK - (content.size % BLOCK)) % BLOCK)]);
  return new Blob([...parts, new Uint8Array(2 * BLOCK)], { type: 'application/x-tar' });
}

/** Each `lote` and `turno` is the body of a request that the phone could not make. */
export async function exported() {
  const state = await device();
  const actas = /** @type {import('./store.js').Acta[]} */ (await all('actas'))
    .filter((acta) => acta.estado === 'firmada' || acta.estado === 'rechazada').sort((a, b) => a.secuencia - b.secuencia);
  const shifts = /** @type {import('./store.js').Turno[]} */ (await all('turnos')).filter((shift) => shift.estado !== 'coincide');
  const photos = /** @type {import('./store.js').Foto[]} */ (await all('fotos')).filter((photo) => photo.pendiente === 1);
  /** @param {object} content */
  const json = (content) => new Blob([JSON.stringify(content)], { type: 'application/json' });
  return archive([
    ...lots(actas).map((lot, index) => ({
      name: `lote-${index + 1}.json`,
      content: json({ dispositivo: state?.kid, hora: new Date().toISOString(), app: VERSION, actas: lot.map((acta) => acta.jws) }),
    })),
    ...shifts.map((shift, index) => ({ name: `turno-${index + 1}.json`, content: json({ turno: shift.jws }) })),
    ...photos.map((photo) => ({ name: `fotos/${photo.sha256}`, content: photo.blob })),
  ]);
}

/** @param {import('./store.js').Acta[]} actas as many as a request may hold */
function lots(actas) {
  /** @type {import('./store.js').Acta[][]} */
  const found = [];
  for (let at = 0; at < actas.length; at += 200) found.push(actas.slice(at, at + 200));
  return found;
}
