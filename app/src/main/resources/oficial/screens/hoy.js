// @ts-check
/** Today: the way to a new fine, and whether anything waits. */
import { keptDraft, numbersLeft } from '../capture.js';
import { device } from '../chain.js';
import { openShift, waiting } from '../shift.js';
import { all } from '../store.js';
import { t } from '../texts.js';
import { age, h, icon, link, notice, title } from '../ui.js';
import { list } from './lista.js';

const LATE = 24 * 3600 * 1000;
const RECENT = 10;
const MEGABYTE = 1024 * 1024;
const LITTLE = 200;

/** @param {string} word @param {number} number @param {string} kind @param {string} [more] */
const counter = (word, number, kind, more) => h('a', { href: '#envio', class: 'cuenta ' + (number ? kind : '') },
  h('b', {}, number), h('span', {}, t(word)), more && h('small', {}, more));

/** @type {import('../app.js').Screen} */
export async function hoy(main) {
  const [state, shift, draft, { unsent, observed, problems, oldest }] = await Promise.all([device(), openShift(), keptDraft(), waiting()]);
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const free = Math.round((quota - usage) / MEGABYTE);
  const left = state ? numbersLeft(state) : 0;
  const own = /** @type {import('../store.js').Acta[]} */ (await all('actas'))
    .filter((acta) => acta.turno === shift?.id && acta.clase === 'acta').sort((a, b) => b.secuencia - a.secuencia);
  const late = oldest !== undefined && Date.now() - oldest > LATE;
  main.replaceChildren(...[
    title(t('hoy')),
    state?.revocado && notice('mal', h('p', {}, t('revocado'))),
    late && notice('mal', h('p', {}, t('mucho_sin_enviar', age(/** @type {number} */ (oldest))))),
    free < LITTLE && notice('aviso', h('p', {}, t('poco_espacio', free))),
    left === 0 && notice('mal', h('p', {}, t('sin_numeros'))),
    left > 0 && left < 10 && notice('aviso', h('p', {}, t('pocos_numeros', left))),
    h('div', { class: 'cuentas' },
      counter('sin_enviar', unsent.length, late ? 'mal' : 'aviso', oldest ? age(oldest) : ''),
      counter('observadas', observed.length, 'aviso'), counter('con_problema', problems.length, 'mal')),
    h('h2', {}, t('de_este_turno', own.length)),
    own.length ? list(own.slice(0, RECENT)) : h('p', { class: 'tenue' }, t(shift ? 'todavia_ninguna' : 'turno_cerrado_hoy')),
    h('p', { class: 'tenue' }, t('numeros_quedan', left)),
    h('div', { class: 'acciones' }, shift
      ? h('a', { id: 'nueva', href: '#nueva', class: 'boton principal grande' }, icon('nueva'), t(draft ? 'seguir_multa' : 'nueva_multa'))
      : link('abrir_turno', '#turno', { class: 'boton principal grande' })),
  ].filter((piece) => piece instanceof Node));
}
