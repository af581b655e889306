// @ts-check
/** From a code to a device: first whether this browser can keep a promise, then a key that never leaves it. */
import { get, put, remove, transact } from './store.js';
import { Refused } from './chain.js';
import { firstLink, newKey, publicJwk, seal, thumbprint } from './seal.js';
import { tell } from './wire.js';

const PATIENCE = 30_000;

/** Why nothing may be promised here, as the words that say it; empty where all is well. @returns {Promise<string[]>} */
export async function obstacles() {
  if (!window.isSecureContext || !('serviceWorker' in navigator) || !window.indexedDB || !crypto.subtle || !navigator.locks) {
    return ['navegador_viejo'];
  }
  /** @type {string[]} */
  const found = [];
  if (!(await keepsKeys())) found.push('no_guarda_claves');
  if (!(await stays())) found.push('no_instalada');
  return found;
}

/** Installed, or with storage that the browser does not clear by itself. */
export async function stays() {
  const installed = matchMedia('(display-mode: standalone)').matches || /** @type {any} */ (navigator).standalone === true;
  return installed || (await navigator.storage.persisted()) || navigator.storage.persist();
}

/** A key must come back out of the store, and sign. A private window cannot keep one. */
async function keepsKeys() {
  try {
    await put('equipo', (await newKey()).privateKey, 'prueba');
    await seal(await get('equipo', 'prueba'), '', 'prueba', {});
    await remove('equipo', 'prueba');
    return true;
  } catch {
    return false;
  }
}

/** @param {string} written */
export const asCode = (written) => written.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** A device that has not all files yet could not start without a network. */
async function whole() {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Refused('sin_archivos')), PATIENCE));
  await Promise.race([navigator.serviceWorker.ready, late]);
}

/** @param {string} name of the device @param {string} written the code, ten signs */
export async function enrol(name, written) {
  const code = asCode(written);
  if (code.length !== 10) throw new Refused('codigo_corto');
  await whole();
  const pair = await newKey();
  const jwk = await publicJwk(pair.publicKey);
  const proof = await provenBy(pair.privateKey, code);
  const answer = await tell('dispositivos', {
    codigo: code, clave_publica: jwk, nombre: name, plataforma: navigator.userAgent.slice(0, 200), prueba: proof,
  }, 'anterior');
  const print = await thumbprint(jwk);
  if (answer.anterior !== (await firstLink(answer.id, print))) throw new Refused('cadena_ajena');
  await transact(['equipo'], 'readwrite', (transaction) => {
    const equipo = transaction.objectStore('equipo');
    equipo.put(pair.privateKey, 'clave');
    equipo.put({
      kid: answer.id, nombre: name, huella_clave: print, serie: answer.bloque.serie, secuencia: 0, cabeza: answer.anterior,
      bloques: [answer.bloque], oficiales: answer.oficiales, alta: Date.now(),
    }, 'estado');
  });
}

/** There is no device yet that the header could name. @param {CryptoKey} key @param {string} code */
const provenBy = async (key, code) => (await seal(key, undefined, 'labra-alta+jws', { codigo: code })).jws;

/** Reads the desk's QR where the browser can. @param {HTMLVideoElement} video @param {AbortSignal} stop @returns {Promise<string>} */
export async function scan(video, stop) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    video.srcObject = stream;
    await video.play();
    const detector = new /** @type {any} */ (window).BarcodeDetector({ formats: ['qr_code'] });
    while (!stop.aborted) {
      const [found] = await detector.detect(video);
      if (found) return asCode(String(found.rawValue).split(/[#=/]/).at(-1) ?? '');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return '';
  } finally {
    stream.getTracks().forEach((track) => track.stop());
  }
}
