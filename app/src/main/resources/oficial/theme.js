// @ts-check
/** Light for the sun, dark for the night, or as the phone does. */
export const THEMES = /** @type {const} */ (['auto', 'claro', 'oscuro']);

export const theme = () => localStorage.getItem('labra-tema') ?? 'auto';

export function applyTheme() {
  document.documentElement.dataset.tema = theme();
}

/** @param {string} name */
export function chooseTheme(name) {
  localStorage.setItem('labra-tema', name);
  applyTheme();
}
