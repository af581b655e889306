// @ts-check
/** What the server's answers change on the device. An item is settled only when its hash comes back. */
import { transact } from './store.js';

/**
 * @typedef {import('./store.js').Acta} Acta
 * @typedef {import('./store.js').Resultado} Resultado
 * @typedef {{estado?: string, faltan?: number[][], fotos_faltan?: string[]}} Ledger  what the server has of this device
 */

const SETTLED = ['registrada', 'repetida', 'observada', 'en_cuarentena'];

/** For how long the device keeps what is whole on the server and in a shift that matched. */
const KEPT = 7 * 24 * 3600 * 1000;
const DIARY = 30 * 24 * 3600 * 1000;

/** What the server said of this acta: settled by its hash, rejected at its place; anything else is no answer.
 *  @param {Acta} acta @param {number} position @param {Resultado[]} results */
const answerTo = (acta, position, results) =>
  results.find((result) => SETTLED.includes(result.resultado) && result.huella === acta.huella)
  ?? results.find((result) => result.resultado === 'rechazada' && result.posicion === position && result.error?.status !== 503);

/**
 * Marks what was sent. @param {Acta[]} sent in their order @param {Resultado[]} results @returns {Promise<number>} how many were answered
 */
export function settle(sent, results) {
  return transact(['actas'], 'readwrite', (transaction) => {
    const actas = transaction.objectStore('actas');
    let answered = 0;
    sent.forEach((acta, position) => {
      const result = answerTo(acta, position, results);
      if (!result) return;
      answered++;
      const asked = actas.get(acta.id); // As it stands: another tab may have voided it meanwhile.
      asked.onsuccess = () => actas.put({ ...asked.result, estado: result.resultado, resultado: result, resuelta: Date.now() });
    });
    return answered;
  });
}

/** The server refuses this one whole request, so it is this acta that it does not take. @param {Acta} acta @param {string} words */
export const refuse = (acta, words) => transact(['actas'], 'readwrite', (transaction) => void transaction.objectStore('actas').put({
  ...acta, estado: 'rechazada', resuelta: Date.now(), resultado: { resultado: 'rechazada', error: { detail: words } },
}));

/**
 * What the server misses below its highest sequence is sent again, even what was believed settled. What the device no longer has is red.
 * @param {Ledger} ledger
 */
export function resend(ledger) {
  const holes = ledger.faltan ?? [];
  return transact(['actas', 'fotos', 'turnos', 'equipo'], 'readwrite', (transaction) => {
    /** @type {number[][]} */
    const lost = [];
    const actas = transaction.objectStore('actas');
    const turnos = transaction.objectStore('turnos').getAll();
    const equipo = transaction.objectStore('equipo');
    const asked = actas.index('secuencia').getAll();
    asked.onsuccess = () => {
      const kept = new Map(asked.result.map((/** @type {Acta} */ acta) => [acta.secuencia, acta]));
      const shifts = new Set(turnos.result.map((/** @type {import('./store.js').Turno} */ shift) => shift.secuencia));
      for (const [from, to] of holes) {
        for (let at = from; at <= to; at++) {
          const acta = kept.get(at);
          if (!acta && !shifts.has(at)) lost.push([at, at]);
          else if (acta && acta.estado !== 'rechazada') {
            actas.put({ ...acta, estado: 'firmada' });
            again(transaction, IDBKeyRange.bound([acta.id], [acta.id, []]));
          }
        }
      }
      for (const shift of turnos.result) {
        if (holes.some(([from, to]) => from <= shift.secuencia && shift.secuencia <= to)) {
          transaction.objectStore('turnos').put({ ...shift, estado: 'firmado' });
        }
      }
      if (ledger.fotos_faltan?.length) again(transaction, null, (foto) => ledger.fotos_faltan?.includes(foto.sha256) ?? false);
      const state = equipo.get('estado');
      state.onsuccess = () => equipo.put({ ...state.result, ...(ledger.estado ? { revocado: ledger.estado === 'revocado', perdidas: lost } : {}) }, 'estado');
    };
  });
}

/** Photos that the server may have lost with their acta, or says that it lost: it is asked for each of them.
 *  @param {IDBTransaction} transaction @param {IDBKeyRange | null} where @param {(foto: import('./store.js').Foto) => boolean} [lost] */
function again(transaction, where, lost = () => true) {
  transaction.objectStore('fotos').openCursor(where).onsuccess = ({ target }) => {
    const cursor = /** @type {IDBRequest<IDBCursorWithValue | null>} */ (target).result;
    if (!cursor) return;
    if (lost(cursor.value)) cursor.update({ ...cursor.value, pendiente: 1, no_antes: 0 });
    cursor.continue();
  };
}

/** Drops what nobody needs here any more, with its photos. */
export function forget(now = Date.now()) {
  return transact(['actas', 'fotos', 'turnos', 'diario'], 'readwrite', (transaction) => {
    const actas = transaction.objectStore('actas');
    const fotos = transaction.objectStore('fotos');
    const unsent = fotos.index('pendiente').getAll(1);
    const shifts = transaction.objectStore('turnos').getAll();
    const asked = actas.getAll();
    asked.onsuccess = () => {
      const whole = new Set(shifts.result.filter((shift) => shift.estado === 'coincide').map((shift) => shift.id));
      const waiting = new Set(unsent.result.map((foto) => foto.acta));
      for (const acta of /** @type {Acta[]} */ (asked.result)) {
        const voided = acta.estado === 'rechazada' && acta.anulada !== undefined; // No server will ever ask for its photos.
        const done = acta.estado !== 'firmada' && (voided || acta.estado !== 'rechazada' && !waiting.has(acta.id)) && whole.has(acta.turno);
        if (!done || now - (acta.resuelta ?? now) < KEPT) continue;
        actas.delete(acta.id);
        fotos.delete(IDBKeyRange.bound([acta.id], [acta.id, []]));
      }
    };
    transaction.objectStore('diario').openCursor().onsuccess = ({ target }) => {
      const cursor = /** @type {IDBRequest<IDBCursorWithValue | null>} */ (target).result;
      if (cursor && now - cursor.value.cuando > DIARY) { cursor.delete(); cursor.continue(); }
    };
  });
}
