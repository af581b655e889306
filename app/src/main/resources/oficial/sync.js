// @ts-check
/** The one sender. What was not answered is simply sent again: whether an answer was lost is never known, and never asked. */
import { all, allBy, change, count, get, put } from './store.js';
import { device } from './chain.js';
import { askChanged, asFailure, clockOffset, Failure, tell, tellPacked } from './wire.js';
import { forget, refuse, resend, settle } from './settle.js';
import { sendPhotos } from './photos.js';
import { needsNumbers, wantNumbers } from './numbers.js';
import { signal } from './signals.js';
import { VERSION } from './version.js';

const BATCH = 200;
const BYTES = 700_000; // Of a batch that the server takes up to a megabyte of.
const LONGEST_WAIT = 300_000;

/** What the screen of the sending shows; failures in a row tell how long to wait. */
export const sending = { phase: 'quieto', word: '', words: '', failures: 0, notBefore: 0 };

/** @param {string} phase */
function enter(phase) {
  sending.phase = phase;
  signal('envio');
}

/** Sends all that waits, if no other tab does. @param {boolean} [now] whether somebody waits for it @returns {Promise<boolean>} whether it went through */
export async function send(now = false) {
  if (now) sending.failures = sending.notBefore = 0;
  if (Date.now() < sending.notBefore || !(await device())) return false;
  return navigator.locks.request('envio', { ifAvailable: true }, (lock) => (lock ? round(now) : false));
}

/** @param {boolean} now */
async function round(now) {
  try {
    enter('midiendo');
    const reloj = await clockOffset();
    await change('equipo', 'estado', (state) => ({ ...state, reloj, contacto: Date.now() }));
    enter('enviando');
    await sendActas();
    await sendShifts();
    if (await needsNumbers()) await wantNumbers();
    await refreshCatalogue();
    enter('fotos');
    await sendPhotos(now);
    await forget();
    Object.assign(sending, { word: '', words: '', failures: 0, notBefore: 0 });
    enter('quieto');
    return true;
  } catch (error) {
    fail(asFailure(error));
    await note({ palabra: sending.word, palabras: sending.words });
    enter('espera');
    return false;
  } finally {
    signal('cambio');
  }
}

/** @param {Failure} failure */
function fail(failure) {
  sending.failures++;
  const wait = failure.wait ? failure.wait * 1000 : Math.min(LONGEST_WAIT, 1000 * 2 ** sending.failures);
  const jitter = 0.8 + Math.random() * 0.4;
  Object.assign(sending, { word: failure.word, words: failure.words, notBefore: Date.now() + wait * jitter });
  setTimeout(send, wait * jitter + 1);
}

/** A full disk keeps nobody from sending. @param {object} entry */
const note = (entry) => put('diario', { cuando: Date.now(), ...entry }).catch(() => {});

/** Each acta goes once in a round, so that one that is never settled does not hold up the rest. */
async function sendActas() {
  /** @type {Set<string>} */
  const tried = new Set();
  for (let size = BATCH; ;) {
    const waiting = /** @type {import('./store.js').Acta[]} */ (await allBy('actas', 'estado', 'firmada'))
      .filter((acta) => !tried.has(acta.id)).sort((a, b) => a.secuencia - b.secuencia);
    if (waiting.length === 0) return;
    const batch = fitting(waiting.slice(0, size));
    try {
      const settled = await deliver(batch, waiting);
      await note({ enviadas: batch.length, resueltas: settled });
      batch.forEach((acta) => tried.add(acta.id));
      size = BATCH;
    } catch (error) {
      const failure = asFailure(error);
      if (failure.word !== 'servidor_rechaza') throw failure;
      if (batch.length === 1) {
        await refuse(batch[0], failure.words);
        tried.add(batch[0].id);
      }
      size = Math.max(1, Math.floor(batch.length / 2)); // One bad acta never blocks the others.
    }
    signal('cambio');
  }
}

/** @param {import('./store.js').Acta[]} actas */
function fitting(actas) {
  let bytes = 0;
  const end = actas.findIndex((acta) => (bytes += acta.jws.length) > BYTES);
  return end < 1 ? actas.slice(0, end < 0 ? actas.length : 1) : actas.slice(0, end);
}

/** The server takes from what waits what it settles. @param {import('./store.js').Acta[]} batch @param {import('./store.js').Acta[]} waiting */
async function deliver(batch, waiting) {
  const state = /** @type {import('./store.js').Equipo} */ (await device());
  const answer = await tellPacked('lote', {
    dispositivo: state.kid, hora: new Date().toISOString(), pendientes: waiting.length,
    mas_viejo: new Date(waiting[0].firmada).toISOString(),
    fotos_pendientes: await count('fotos', 'pendiente', 1), app: VERSION, actas: batch.map((acta) => acta.jws),
  }, 'resultados');
  const settled = await settle(batch, answer.resultados);
  if (answer.dispositivo) await resend(answer.dispositivo);
  return settled;
}

async function sendShifts() {
  for (const shift of /** @type {import('./store.js').Turno[]} */ (await all('turnos'))) {
    if (shift.estado === 'coincide') continue;
    try {
      const answer = await tell('turnos', { turno: shift.jws }, 'resultado');
      if (answer.faltan?.length > 0) await resend({ faltan: answer.faltan });
      await change('turnos', shift.id, (kept) => ({ ...kept, estado: answer.resultado, respuesta: answer }));
    } catch (error) {
      const failure = asFailure(error);
      if (failure.word !== 'servidor_rechaza') throw failure;
      await change('turnos', shift.id, (kept) => ({ ...kept, respuesta: { palabras: failure.words } }));
    }
  }
  if ((await count('actas', 'estado', 'firmada')) > 0) await sendActas();
}

/** Swapped whole or not at all. */
export async function refreshCatalogue() {
  const kept = await get('catalogo', 'actual');
  const changed = await askChanged('catalogo', kept?.etag ?? '', 'infracciones');
  if (changed) await put('catalogo', changed, 'actual');
}
