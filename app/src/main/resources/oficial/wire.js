// @ts-check
/** How the app talks to the server. Only an answer that is whole and ours counts; anything else is a failure that says what it is. */
import { language } from './texts.js';

const PATIENCE = 60_000;

/** What came in place of an answer, by the word that says it. */
export class Failure extends Error {
  /** @param {string} word @param {{status?: number, words?: string, wait?: number}} [more] */
  constructor(word, more = {}) {
    super(word);
    this.word = word;
    this.status = more.status ?? 0;
    this.words = more.words ?? ''; // The server's own.
    this.wait = more.wait ?? 0;
  }
}

/** @param {unknown} error @returns {Failure} */
export function asFailure(error) {
  if (error instanceof Failure) return error;
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return new Failure(full ? 'sin_espacio' : 'inesperada', { words: full ? '' : String(error) });
}

/** @param {string} path @param {RequestInit} options */
async function send(path, options, patience = PATIENCE) {
  try {
    return await fetch('/oficial/' + path, {
      ...options,
      headers: { Accept: 'application/json', 'Accept-Language': language(), ...options.headers },
      cache: 'no-store', redirect: 'error', credentials: 'omit', signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new Failure('sin_red');
  }
}

/** @param {Response} response */
async function refusal(response) {
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  const said = isJson ? await response.json().catch(() => ({})) : {};
  const word = response.status >= 500 || response.status === 429 ? 'servidor_ocupado' : isJson ? 'servidor_rechaza' : 'no_es_el_servidor';
  return new Failure(word, { status: response.status, words: said.detail ?? said.title ?? '', wait: Number(response.headers.get('Retry-After')) || 0 });
}

/** The whole body, then its form: a portal's page or half an answer is no answer. @param {Response} response @param {string} must @returns {Promise<any>} */
async function whole(response, must) {
  if (!response.ok) throw await refusal(response);
  let answer;
  try {
    answer = JSON.parse(await response.text());
  } catch (error) {
    throw new Failure(error instanceof SyntaxError ? 'no_es_el_servidor' : 'respuesta_cortada', { status: response.status });
  }
  if (answer?.[must] === undefined) throw new Failure('no_es_el_servidor', { status: response.status });
  return answer;
}

/** @param {string} path @param {string} must what an answer of ours holds */
export const ask = async (path, must, patience = PATIENCE) => whole(await send(path, {}, patience), must);

/** @param {string} path @param {object} body @param {string} must */
export const tell = async (path, body, must) => whole(
  await send(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }), must);

/** The same, compressed. @param {string} path @param {object} body @param {string} must */
export async function tellPacked(path, body, must) {
  const stream = new Blob([JSON.stringify(body)]).stream().pipeThrough(new CompressionStream('gzip'));
  const packed = await new Response(stream).arrayBuffer();
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
  return whole(await send(path, { method: 'POST', headers, body: packed }), must);
}

/** What changed since that mark, with its own mark; nothing where nothing did. @param {string} path @param {string} etag @param {string} must */
export async function askChanged(path, etag, must) {
  const response = await send(path, { headers: etag ? { 'If-None-Match': etag } : {} });
  if (response.status === 304) return undefined;
  return { etag: response.headers.get('ETag') ?? '', content: await whole(response, must) };
}

/** A piece of a photo, or the question how far it is. What was taken says how far it is, and a refusal is a problem in JSON, but for that of a question,
 *  which has no body: all else is a portal's.
 *  @param {string} path @param {RequestInit} options */
export async function piece(path, options) {
  const response = await send(path, options);
  if (response.status >= 500 || response.status === 429) throw await refusal(response);
  const isOurs = response.ok ? response.headers.has('Upload-Offset') : options.method === 'HEAD' || /json/.test(response.headers.get('Content-Type') ?? '');
  if (!isOurs) throw new Failure('no_es_el_servidor', { status: response.status });
  return response;
}

/** How far this clock is ahead of the server's; half of the way there and back is the way. */
export async function clockOffset() {
  const before = Date.now();
  const { hora } = await ask('hora', 'hora', 5_000);
  const after = Date.now();
  return { desfase_ms: Math.round((before + after) / 2 - Date.parse(hora)), medido: hora };
}
