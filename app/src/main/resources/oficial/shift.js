// @ts-check
/** The shift: whose hands the device is in, and what it said in that time. The PIN keeps a phone that was laid down from being used. */
import { all, get, put } from './store.js';
import { device, Refused, say } from './chain.js';
import { hex, newId } from './seal.js';

const ROUNDS = 200_000;

/** @typedef {{id: string, numero_unico: string, nombre: string, abierto: number, desde: number}} Open */

/** @returns {Promise<Open | undefined>} */
export const openShift = () => get('equipo', 'turno');

/** @param {string} pin @param {Uint8Array<ArrayBuffer>} salt */
async function stretched(pin, salt) {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return hex(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256));
}

/** @param {string} badge @returns {Promise<boolean>} whether this officer chose a PIN on this device */
export const hasPin = async (badge) => (await get('equipo', 'pin ' + badge)) !== undefined;

/** The first one is chosen, later ones are compared. @param {string} badge @param {string} pin */
export async function checkPin(badge, pin) {
  if (!/^\d{4,8}$/.test(pin)) throw new Refused('pin_corto');
  const kept = await get('equipo', 'pin ' + badge);
  const salt = kept?.sal ?? crypto.getRandomValues(new Uint8Array(16));
  const hash = await stretched(pin, salt);
  if (kept && kept.huella !== hash) throw new Refused('pin_otro');
  if (!kept) await put('equipo', { sal: salt, huella: hash }, 'pin ' + badge);
}

/** @param {{numero_unico: string, nombre: string}} officer */
export async function begin(officer) {
  const state = await device();
  if (!state) throw new Refused('sin_alta');
  await put('equipo', { id: newId(), ...officer, abierto: Date.now(), desde: state.secuencia + 1 }, 'turno');
}

/** Signs how much was said, and the link that it ended with. */
export async function end() {
  const shift = await openShift();
  if (!shift) throw new Refused('sin_turno');
  const own = /** @type {import('./store.js').Acta[]} */ (await all('actas')).filter((acta) => acta.turno === shift.id);
  /** @type {Record<string, number>} */
  const results = {};
  for (const acta of own) results[acta.estado] = (results[acta.estado] ?? 0) + 1;
  let until = 0;
  const count = own.filter((acta) => acta.clase === 'acta').length;
  await say('turno', (state) => {
    until = state.secuencia;
    return { said: {
      numero_unico: shift.numero_unico, desde: shift.desde, hasta: until, cantidad: count, cabeza: state.cabeza, por_resultado: results,
    } };
  }, ['turnos', 'equipo'], (transaction, link) => {
    transaction.objectStore('turnos').add({
      ...link, id: shift.id, estado: 'firmado', numero_unico: shift.numero_unico, abierto: shift.abierto, cerrado: link.firmada,
      desde: shift.desde, hasta: until, cantidad: count,
    });
    transaction.objectStore('equipo').delete('turno');
  });
}

/** For the phone that is handed over: all that waits, whatever shift it is of. */
export async function waiting() {
  const actas = /** @type {import('./store.js').Acta[]} */ (await all('actas'));
  const unsent = actas.filter((acta) => acta.estado === 'firmada').sort((a, b) => a.secuencia - b.secuencia);
  return {
    unsent, problems: actas.filter((acta) => ['rechazada', 'en_cuarentena'].includes(acta.estado) && !acta.anulada),
    observed: actas.filter((acta) => acta.estado === 'observada'), oldest: unsent[0]?.firmada,
  };
}
