// @ts-check
/**
 * What the device keeps: one database, every write strict, all that belongs together in one transaction.
 * Awaiting anything but the database inside of `work` ends its transaction: hash and sign before.
 */
const NAME = 'labra-oficial';

/** Each step only adds, and none that was published is ever edited: what a device holds survives every version.
 *  @type {((database: IDBDatabase, transaction: IDBTransaction) => void)[]} */
const STEPS = [
  (database) => {
    const actas = database.createObjectStore('actas', { keyPath: 'id' });
    actas.createIndex('estado', 'estado');
    actas.createIndex('secuencia', 'secuencia', { unique: true });
    database.createObjectStore('fotos', { keyPath: ['acta', 'orden'] }).createIndex('pendiente', 'pendiente');
    database.createObjectStore('turnos', { keyPath: 'id' }).createIndex('estado', 'estado');
    database.createObjectStore('diario', { autoIncrement: true });
    for (const plain of ['borrador', 'catalogo', 'equipo']) database.createObjectStore(plain);
  },
];

/**
 * @typedef {'firmada'|'registrada'|'repetida'|'observada'|'en_cuarentena'|'rechazada'} Estado
 * @typedef {{posicion?: number, id?: string, secuencia?: number, resultado: string, huella?: string, numero?: string, multa?: string,
 *   avisos?: string[], error?: any, motivo?: string}} Resultado  what the server said of one acta
 * @typedef {{id: string, clase: 'acta'|'anulacion', estado: Estado, secuencia: number, huella: string, jws: string, firmada: number,
 *   numero_unico: string, impreso: string, patente: string, infraccion: string, fotos: number, turno: string,
 *   resultado?: Resultado, resuelta?: number, anulada?: string}} Acta  as signed; only what the server said is added
 * @typedef {{acta: string, orden: number, sha256: string, bytes: number, tipo: string, blob: Blob, pendiente: 0|1,
 *   falla?: string, no_antes?: number}} Foto  what the server, or this device, finds wrong with it
 * @typedef {{id: string, estado: 'firmado'|'coincide'|'no_coincide'|'incompleto', secuencia: number, huella: string, jws: string,
 *   numero_unico: string, abierto: number, cerrado: number, desde: number, hasta: number, cantidad: number, respuesta?: any}} Turno
 * @typedef {{serie: string, desde: number, hasta: number}} Bloque
 * @typedef {{kid: string, nombre: string, huella_clave: string, serie: string, secuencia: number, cabeza: string, bloques: Bloque[],
 *   oficiales: {numero_unico: string, nombre: string}[], alta: number, reloj?: {desfase_ms: number, medido: string},
 *   contacto?: number, revocado?: boolean, perdidas?: number[][]}} Equipo
 */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** @returns {Promise<IDBDatabase>} */
export function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, STEPS.length);
    request.onupgradeneeded = (event) => {
      const transaction = /** @type {IDBTransaction} */ (request.transaction);
      for (const step of STEPS.slice(event.oldVersion)) step(request.result, transaction);
    };
    request.onerror = () => { opened = undefined; reject(request.error); };
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = () => { opened = undefined; }; // iOS closes it when memory is short
      database.onversionchange = () => { database.close(); opened = undefined; }; // else a newer version waits for ever
      resolve(database);
    };
  });
  return opened;
}

/**
 * Does the work in one transaction, and is through when it is on the disk. A database that was closed behind our back is opened once more.
 * @template T
 * @param {string[]} stores @param {IDBTransactionMode} mode @param {(transaction: IDBTransaction) => T} work
 * @returns {Promise<T>}
 */
export async function transact(stores, mode, work) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(await open(), stores, mode, work);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError' && attempt === 0)) throw error;
      opened = undefined;
    }
  }
}

/**
 * @template T
 * @param {IDBDatabase} database @param {string[]} stores @param {IDBTransactionMode} mode @param {(transaction: IDBTransaction) => T} work
 * @returns {Promise<T>}
 */
function once(database, stores, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    /** @type {T} */
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
    try {
      result = work(transaction);
    } catch (error) {
      transaction.abort();
      reject(error);
    }
  });
}

/** @template T @param {(transaction: IDBTransaction) => IDBRequest<T>} ask @param {string} store @returns {Promise<T>} */
const read = async (store, ask) => (await transact([store], 'readonly', ask)).result;

/** @param {string} store @param {IDBValidKey} key @returns {Promise<any>} */
export const get = (store, key) => read(store, (transaction) => transaction.objectStore(store).get(key));

/** @param {string} store @returns {Promise<any[]>} */
export const all = (store) => read(store, (transaction) => transaction.objectStore(store).getAll());

/** @param {string} store @param {string} index @param {IDBValidKey} key @param {number} [limit] @returns {Promise<any[]>} */
export const allBy = (store, index, key, limit) =>
  read(store, (transaction) => transaction.objectStore(store).index(index).getAll(key, limit));

/** @param {string} store @param {string} index @param {IDBValidKey} key @returns {Promise<number>} */
export const count = (store, index, key) => read(store, (transaction) => transaction.objectStore(store).index(index).count(key));

/** @param {string} store @param {any} value @param {IDBValidKey} [key] */
export const put = (store, value, key) =>
  transact([store], 'readwrite', (transaction) => void transaction.objectStore(store).put(value, key));

/** @param {string} store @param {IDBValidKey} key */
export const remove = (store, key) => transact([store], 'readwrite', (transaction) => void transaction.objectStore(store).delete(key));

/** Changes one value as it stands, whoever wrote it last. @param {string} store @param {IDBValidKey} key @param {(value: any) => any} change */
export const change = (store, key, change) => transact([store], 'readwrite', (transaction) => {
  const kept = transaction.objectStore(store);
  const asked = kept.get(key);
  asked.onsuccess = () => { kept.keyPath ? kept.put(change(asked.result)) : kept.put(change(asked.result), key); };
});
