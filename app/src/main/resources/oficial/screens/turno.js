// @ts-check
/** The shift: opened with the officer's PIN, closed with a signed count that the server compares with its own. */
import { device, Refused } from '../chain.js';
import { begin, checkPin, end, hasPin, openShift, waiting } from '../shift.js';
import { all } from '../store.js';
import { send } from '../sync.js';
import { t } from '../texts.js';
import { button, clock, facts, fault, field, h, notice, say, title } from '../ui.js';

/** @typedef {import('../store.js').Turno} Turno */

/** @type {import('../app.js').Screen} */
export async function turno(main) {
  const [state, shift, past] = await Promise.all([device(), openShift(), all('turnos')]);
  const shifts = /** @type {Turno[]} */ (past).sort((a, b) => b.cerrado - a.cerrado);
  const parts = shift ? await opened(shift) : [await closed(state?.oficiales ?? [])];
  const typed = pinIn(main)?.value; // Read in the moment in which the screen is drawn again, which keeps it.
  main.replaceChildren(title(t('turno')), ...parts,
    ...(shifts.length ? [h('h2', {}, t('turnos_cerrados')), h('ul', { class: 'lista' }, shifts.slice(0, 10).map(row))] : []));
  const pin = pinIn(main);
  if (pin && typed) pin.value = typed;
}

/** @param {HTMLElement} main */
const pinIn = (main) => /** @type {HTMLInputElement | null} */ (main.querySelector('#pin'));

/** @param {import('../shift.js').Open} shift */
async function opened(shift) {
  const actas = /** @type {import('../store.js').Acta[]} */ (await all('actas')).filter((acta) => acta.turno === shift.id && acta.clase === 'acta');
  const { unsent } = await waiting();
  return [
    facts([['oficial', `${shift.nombre} (${shift.numero_unico})`], ['abierto_el', clock(shift.abierto)], ['multas', String(actas.length)], ['sin_enviar', String(unsent.length)]]),
    h('p', { class: 'tenue' }, t('cierre_ayuda')),
    h('div', { class: 'acciones' }, button('cerrar_turno', async () => {
      if (!confirm(t('cerrar_seguro', actas.length))) return;
      await end();
      send(true).then(() => say(t('cierre_dicho')));
    }, { id: 'cerrar', class: 'boton principal grande' })),
  ];
}

/** @param {{numero_unico: string, nombre: string}[]} officers */
async function closed(officers) {
  const who = h('select', { onchange: () => tell() }, officers.map(({ numero_unico, nombre }) => h('option', { value: numero_unico }, `${nombre} (${numero_unico})`)));
  const pin = h('input', {
    type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: 8, enterkeyhint: 'go', oninput: () => fault('pin'),
  });
  const help = h('p', { class: 'ayuda' });
  const tell = async () => { help.textContent = t((await hasPin(who.value)) ? 'pin_ayuda' : 'pin_nuevo'); };
  await tell();
  return h('form', { novalidate: true, onsubmit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    const officer = officers.find(({ numero_unico }) => numero_unico === who.value);
    try {
      await checkPin(who.value, pin.value);
      if (officer) await begin(officer);
      location.hash = '#hoy';
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fault('pin', error.word);
      pin.value = '';
      pin.focus();
    }
  } }, field('quien', 'oficial', who), field('pin', 'pin', pin, help),
  h('div', { class: 'acciones' }, h('button', { type: 'submit', class: 'boton principal grande' }, t('abrir_turno'))));
}

/** @param {Turno} shift */
const row = (shift) => h('li', { class: 'turno' }, h('p', {}, `${clock(shift.abierto)} – ${clock(shift.cerrado)} · ${shift.numero_unico}`),
  notice(shift.estado === 'coincide' ? 'bien' : shift.estado === 'no_coincide' ? 'mal' : 'aviso', h('p', {}, verdict(shift))));

/** @param {Turno} shift */
function verdict(shift) {
  const missing = (shift.respuesta?.faltan ?? []).map((/** @type {number[]} */ [from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
  return [t('turno_' + shift.estado, shift.cantidad), shift.respuesta?.palabras, missing && t('turno_faltan', missing)].filter(Boolean).join(' ');
}
