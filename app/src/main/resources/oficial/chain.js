// @ts-check
/** One chain holds all that a device ever says: each statement takes the next sequence and names the hash of the one before. */
import { get, transact } from './store.js';
import { moment, newId, seal } from './seal.js';

/** @typedef {import('./store.js').Equipo} Equipo */

/** What keeps the app from signing, by the word that says it. */
export class Refused extends Error {
  /** @param {string} word */
  constructor(word) {
    super(word);
    this.word = word;
  }
}

/** @returns {Promise<Equipo | undefined>} */
export const device = () => get('equipo', 'estado');

/**
 * Signs the next statement, then keeps it and whatever belongs to it at once or not at all.
 * @param {string} kind such as `acta`
 * @param {(device: Equipo) => {said: object, next?: Partial<Equipo>}} make what is said, and what it changes of the device
 * @param {string[]} stores that `keep` writes
 * @param {(transaction: IDBTransaction, link: {id: string, secuencia: number, huella: string, jws: string, firmada: number}) => void} keep
 */
export function say(kind, make, stores, keep) {
  return navigator.locks.request('captura', async () => {
    const state = await device();
    const key = /** @type {CryptoKey} */ (await get('equipo', 'clave'));
    if (!state) throw new Refused('sin_alta');
    const { said, next } = make(state);
    const secuencia = state.secuencia + 1;
    const now = new Date();
    const id = newId(now.getTime());
    const payload = { v: 1, ...(kind === 'acta' ? { id } : {}), dispositivo: state.kid, secuencia, anterior: state.cabeza, timestamp: moment(now), ...said };
    const { jws, huella } = await seal(key, state.kid, `labra-${kind}+jws`, payload);
    const link = { id, secuencia, huella, jws, firmada: now.getTime() };
    await transact([...stores, 'equipo'], 'readwrite', (transaction) => {
      const equipo = transaction.objectStore('equipo');
      const asked = equipo.get('estado');
      asked.onsuccess = () => {
        if (asked.result.secuencia !== state.secuencia) {
          transaction.abort(); // Another tab was faster, in a browser without locks.
          return;
        }
        equipo.put({ ...asked.result, ...next, secuencia, cabeza: huella }, 'estado');
        keep(transaction, link);
      };
    });
    return link;
  });
}
