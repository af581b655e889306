// @ts-check
/** Actas as a list: number, plate, and what became of each in the server's words. */
import { spaced } from '../plates.js';
import { t } from '../texts.js';
import { clock, h } from '../ui.js';

/** @typedef {import('../store.js').Acta} Acta */

/** @type {Record<string, 'bien'|'aviso'|'mal'|''>} */
const KIND = { firmada: '', registrada: 'bien', repetida: 'bien', observada: 'aviso', en_cuarentena: 'mal', rechazada: 'mal' };

/** @param {Acta} acta */
export const badge = (acta) => h('span', { class: 'estado ' + (acta.anulada ? '' : KIND[acta.estado]) }, t(acta.anulada ? 'estado_anulada' : 'estado_' + acta.estado));

/** What the server said, in its own words. @param {Acta} acta */
export function words(acta) {
  const result = acta.resultado;
  const notes = (result?.avisos ?? []).map((aviso) => t('aviso_' + aviso));
  return [result?.error?.detail ?? result?.error?.title, ...notes].filter(Boolean).join(' ');
}

/** @param {Acta} acta */
const row = (acta) => h('li', {}, h('a', { href: '#multa/' + acta.id },
  h('span', { class: 'placa' }, spaced(acta.patente)), badge(acta),
  h('span', { class: 'numero' }, acta.impreso), h('span', { class: 'tenue' }, clock(acta.firmada)),
  h('span', { class: 'ancho' }, acta.clase === 'anulacion' ? t('anulacion_de', acta.infraccion) : acta.infraccion),
  acta.estado !== 'firmada' && words(acta) && h('span', { class: 'ancho tenue' }, words(acta))));

/** @param {Acta[]} actas */
export const list = (actas) => h('ul', { class: 'lista' }, actas.map(row));
