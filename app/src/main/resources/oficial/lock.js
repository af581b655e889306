// @ts-check
/** A phone that was laid down with a shift open asks for the PIN again. What is below stays as it is, with all that was typed. */
import { Refused } from './chain.js';
import { checkPin, openShift } from './shift.js';
import { t } from './texts.js';
import { fault, field, h } from './ui.js';

const AFTER = 5 * 60_000;
const LOOK = 2_000;
const KEY = 'labra-toque'; // Kept where a reload finds it: closing the app opens nothing.

let noted = 0;
let locked = false;

/** A touch of who has it open; written down now and then. */
function touched() {
  if (locked || Date.now() - noted < LOOK) return;
  noted = Date.now();
  localStorage.setItem(KEY, String(noted));
}

/** Touched long ago, or in a future that a clock set back has left. */
const isIdle = () => Math.abs(Date.now() - Number(localStorage.getItem(KEY) ?? Date.now())) >= AFTER;

async function look() {
  if (locked || !isIdle()) return;
  const shift = await openShift();
  if (!shift) touched();
  else if (!locked) lock(shift);
}

/** @param {import('./shift.js').Open} shift */
function lock(shift) {
  locked = true;
  const pin = h('input', {
    type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: 8, enterkeyhint: 'go', oninput: () => fault('pin-bloqueo'),
  });
  const dialog = h('dialog', { class: 'bloqueo', 'aria-labelledby': 'bloqueo' }, h('form', { novalidate: true, onsubmit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      await checkPin(shift.numero_unico, pin.value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fault('pin-bloqueo', error.word);
      pin.value = '';
      pin.focus();
      return;
    }
    locked = false;
    touched();
    dialog.remove();
  } }, h('h2', { id: 'bloqueo' }, t('bloqueado')), h('p', {}, `${shift.nombre} (${shift.numero_unico})`), field('pin-bloqueo', 'pin', pin),
  h('button', { type: 'submit', class: 'boton principal grande' }, t('desbloquear'))));
  // A key or a gesture that closes dialogs opens nothing.
  dialog.addEventListener('close', () => { if (locked) dialog.showModal(); });
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
}

export function watchIdle() {
  look();
  for (const sign of ['pointerdown', 'keydown', 'input']) addEventListener(sign, () => { isIdle() ? look() : touched(); }, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  setInterval(look, LOOK);
}
