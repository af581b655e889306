// @ts-check
/** The signed form of all that a device says: keys, JWS, hashes, ids, numbers as printed. Nothing here knows of screens or stores. */
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const UTF8 = new TextEncoder();

/** @param {ArrayBuffer | Uint8Array} bytes */
export const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {ArrayBuffer | Uint8Array} bytes */
export function base64url(bytes) {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} part @returns {any} */
export const payloadOf = (part) => JSON.parse(new TextDecoder().decode(Uint8Array.from(
  atob(part.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))));

/** @param {string} text */
const utf8 = (text) => UTF8.encode(text);

/** @param {BufferSource} bytes */
export const sha256 = (bytes) => crypto.subtle.digest('SHA-256', bytes);

/** @param {string} text */
const hashOf = async (text) => hex(await sha256(utf8(text)));

/** A pair whose private key no script can read. @returns {Promise<CryptoKeyPair>} */
export const newKey = () => crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);

/** @param {CryptoKey} key @returns {Promise<{crv: string, kty: string, x: string, y: string}>} */
export async function publicJwk(key) {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', key);
  return { crv: String(crv), kty: String(kty), x: String(x), y: String(y) };
}

/** RFC 7638. @param {{x: string, y: string}} jwk */
export const thumbprint = async (jwk) =>
  base64url(await sha256(utf8(`{"crv":"P-256","kty":"EC","x":"${jwk.x}","y":"${jwk.y}"}`)));

/** What the first link hangs on. @param {string} device @param {string} print */
export const firstLink = (device, print) => hashOf(`labra-cadena-1\n${device}\n${print}`);

/**
 * @param {CryptoKey} key @param {string | undefined} kid nobody yet, while it is enrolled @param {string} type such as `labra-acta+jws` @param {object} payload
 * @returns {Promise<{jws: string, huella: string}>}
 */
export async function seal(key, kid, type, payload) {
  const header = JSON.stringify({ alg: 'ES256', kid, typ: type }); // Byte by byte what the server expects of this device.
  const input = base64url(utf8(header)) + '.' + base64url(utf8(JSON.stringify(payload)));
  const signature = await crypto.subtle.sign(ES256, key, utf8(input));
  return { jws: input + '.' + base64url(signature), huella: await hashOf(input) };
}

/** UUIDv7. @param {number} [now] */
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255;
  bytes[6] = 0x70 | (bytes[6] & 15);
  bytes[8] = 0x80 | (bytes[8] & 63);
  const text = hex(bytes);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/** ISO 7064, mod 97-10, over letters as in IBAN and eight digits. @param {string} series @param {number} number */
export function checkDigits(series, number) {
  const signs = [...series + String(number).padStart(8, '0')].map((sign) => parseInt(sign, 36)).join('') + '00';
  const rest = [...signs].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return String(98 - rest).padStart(2, '0');
}

/** @param {string} series @param {number} number */
export const printed = (series, number) => `${series}-${String(number).padStart(8, '0')}-${checkDigits(series, number)}`;

/** ISO 8601 with milliseconds and the offset of the device. @param {Date} date */
export function moment(date) {
  const ahead = -date.getTimezoneOffset();
  /** @param {number} value */
  const two = (value) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const local = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  return local + (ahead < 0 ? '-' : '+') + two(ahead / 60) + ':' + two(ahead % 60);
}
