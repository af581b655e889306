// @ts-check
/** Plates as they are written: the one form, whether it is a known one, and what else it may have been. Nothing here blocks. */

/** @typedef {Record<string, string[]>} Formats by country, as regular expressions of the whole plate */

/** Signs that a dirty plate lets one take for another, letters first. */
const ALIKE = [['O', '0'], ['I', '1'], ['B', '8'], ['S', '5'], ['Z', '2'], ['G', '6'], ['Q', '0']];

const SEPARATORS = /[ \-.·/_‐‑‒–—―−•∙⋅・]/g;

/** @param {string} written */
export const normalised = (written) => written.toUpperCase().replace(SEPARATORS, '');

/** @param {string} plate */
export const isPlate = (plate) => /^[A-Z0-9]{2,12}$/.test(plate);

/** @param {Formats} formats @param {string} country @param {string} plate */
export function isKnown(formats, country, plate) {
  const patterns = formats[country];
  return !patterns || patterns.some((pattern) => new RegExp(`^(?:${pattern})$`).test(plate));
}

/** The whole words that differ in one taken for another, and that are of a known form. @param {Formats} formats @param {string} country @param {string} plate */
export function lookAlikes(formats, country, plate) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} done @param {string} rest */
  const walk = (done, rest) => {
    if (!rest) {
      if (done !== plate && isKnown(formats, country, done)) found.add(done);
      return;
    }
    const sign = rest[0];
    walk(done + sign, rest.slice(1));
    for (const [letter, digit] of ALIKE) {
      if (sign === letter) walk(done + digit, rest.slice(1));
      if (sign === digit) walk(done + letter, rest.slice(1));
    }
  };
  if (isPlate(plate) && plate.length <= 8 && formats[country] && !isKnown(formats, country, plate)) walk('', plate);
  return [...found].slice(0, 3);
}

/** With gaps between letters and digits, to be read aloud. @param {string} plate */
export const spaced = (plate) => plate.replace(/([A-Z])(?=\d)|(\d)(?=[A-Z])/g, '$1$2 ');

/** A plate of that form, to show it by. @param {string} pattern */
export const example = (pattern) => pattern.replace(/(\[[^\]]*\]|\\d)(?:\{(\d)\})?/g, (_, signs, times) =>
  (signs === '\\d' ? '123456' : 'BCDFGH').slice(0, Number(times ?? 1)));
