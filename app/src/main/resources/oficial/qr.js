// @ts-check
/** A QR code of a printed number: version 1, level M, letters and digits, up to 20 signs (ISO/IEC 18004). It works with no network. */
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const SIZE = 21;
const DATA = 16;
const CHECK = 10;
const FORMAT = 0b101010000010010; // Level M with mask 0: its five bits, their check, and the fixed pattern over both.

/** @param {string} text */
function dataOf(text) {
  /** @param {number} value @param {number} length */
  const bits = (value, length) => value.toString(2).padStart(length, '0');
  let stream = bits(2, 4) + bits(text.length, 9);
  for (let i = 0; i < text.length; i += 2) {
    const first = SIGNS.indexOf(text[i]);
    stream += i + 1 < text.length ? bits(first * 45 + SIGNS.indexOf(text[i + 1]), 11) : bits(first, 6);
  }
  stream = stream.padEnd(Math.min(stream.length + 4, DATA * 8), '0');
  stream = stream.padEnd(Math.ceil(stream.length / 8) * 8, '0');
  const bytes = (stream.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  for (let fill = 0xec; bytes.length < DATA; fill ^= 0xec ^ 0x11) bytes.push(fill);
  return bytes;
}

/** Product in the field of 256 elements. @param {number} a @param {number} b */
function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
  return product;
}

/** Reed and Solomon's check of the data. @param {number[]} data */
function checkOf(data) {
  let divisor = [1];
  for (let root = 1, i = 0; i < CHECK; i++, root = times(root, 2)) {
    divisor = [...divisor, 0].map((term, at) => term ^ (at ? times(divisor[at - 1], root) : 0));
  }
  let rest = Array(CHECK).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest[0];
    rest = [...rest.slice(1), 0].map((value, at) => value ^ times(divisor[at + 1], factor));
  }
  return rest;
}

/** @param {string} text @returns {boolean[][]} */
export function qr(text) {
  /** @type {(boolean | undefined)[][]} */
  const dots = Array.from({ length: SIZE }, () => Array(SIZE).fill(undefined));
  /** @param {number} top @param {number} left */
  const finder = (top, left) => {
    for (let y = -1; y < 8; y++) for (let x = -1; x < 8; x++) {
      const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
      if (dots[top + y] && left + x >= 0 && left + x < SIZE) dots[top + y][left + x] = ring !== 2 && ring < 4;
    }
  };
  finder(0, 0); finder(0, SIZE - 7); finder(SIZE - 7, 0);
  for (let i = 8; i < SIZE - 8; i++) dots[6][i] = dots[i][6] = i % 2 === 0;
  for (let i = 0; i < 15; i++) {
    const bit = ((FORMAT >> i) & 1) === 1;
    dots[8][i < 8 ? SIZE - 1 - i : i === 8 ? 7 : 14 - i] = bit;
    dots[i < 6 ? i : i < 8 ? i + 1 : SIZE - 15 + i][8] = bit;
  }
  dots[SIZE - 8][8] = true;
  const data = dataOf(text);
  const stream = [...data, ...checkOf(data)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let at = 0;
  for (let right = SIZE - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let step = 0; step < SIZE; step++) for (const x of [right, right - 1]) {
      const y = up ? SIZE - 1 - step : step;
      if (dots[y][x] === undefined) dots[y][x] = (stream[at++] === '1') !== ((x + y) % 2 === 0);
    }
  }
  return /** @type {boolean[][]} */ (dots);
}

/** The path of a drawing with `viewBox="-4 -4 29 29"`. @param {string} text */
export const qrPath = (text) =>
  qr(text).flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
