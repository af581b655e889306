// @ts-check
/** The blocks of printed numbers that this device holds. */
import { change, get, put, remove } from './store.js';
import { device } from './chain.js';
import { newId, seal } from './seal.js';
import { numbersLeft } from './capture.js';
import { asFailure, tell } from './wire.js';

const LOW = 20;
const BLOCK = 50;

export async function needsNumbers() {
  const state = await device();
  return state !== undefined && !state.revocado && numbersLeft(state) < LOW;
}

/** Asks for a block. The question is kept until it is answered, so that one whose answer was lost gets the same block again. */
export async function wantNumbers() {
  const state = /** @type {import('./store.js').Equipo} */ (await device());
  const key = /** @type {CryptoKey} */ (await get('equipo', 'clave'));
  const nonce = (await get('equipo', 'pedido')) ?? newId();
  await put('equipo', nonce, 'pedido');
  const serie = state.serie;
  const payload = { dispositivo: state.kid, serie, quedan: numbersLeft(state), n: BLOCK, nonce };
  const { jws } = await seal(key, state.kid, 'labra-bloque+jws', payload);
  try {
    const { desde, hasta } = await tell('bloques', { pedido: jws }, 'desde');
    await change('equipo', 'estado', (kept) => ({ ...kept, bloques: added(kept.bloques, { serie, desde, hasta }) }));
    await remove('equipo', 'pedido');
  } catch (error) {
    // A server that gives no numbers takes the rest all the same.
    if (asFailure(error).word !== 'servidor_rechaza') throw error;
  }
}

/** A block that is here already, in whole or in part used, is not taken twice.
 *  @param {import('./store.js').Bloque[]} blocks @param {import('./store.js').Bloque} block */
const added = (blocks, block) =>
  blocks.some((held) => held.serie === block.serie && held.hasta === block.hasta) ? blocks : [...blocks, block];
