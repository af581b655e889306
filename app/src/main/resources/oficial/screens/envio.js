// @ts-check
/** What waits, what the server said of each, and the way out when this phone cannot send. */
import { exported } from '../export.js';
import { waiting } from '../shift.js';
import { all, count } from '../store.js';
import { send, sending } from '../sync.js';
import { t } from '../texts.js';
import { age, button, clock, h, notice, say, title } from '../ui.js';
import { list } from './lista.js';

const ENTRIES = 20;

/** @type {import('../app.js').Screen} */
export async function envio(main) {
  const [{ unsent, observed, problems, oldest }, photos, diary] = await Promise.all([waiting(), count('fotos', 'pendiente', 1), all('diario')]);
  const busy = !['quieto', 'espera'].includes(sending.phase);
  /** @param {string} word @param {import('../store.js').Acta[]} actas */
  const part = (word, actas) => (actas.length ? [h('h2', {}, t(word, actas.length)), list(actas)] : []);
  const nothing = unsent.length + photos === 0;
  main.replaceChildren(title(t('envio')),
    busy ? notice('aviso', h('p', {}, t('fase_' + sending.phase), ' ', t('no_cierre')))
      : sending.word ? notice('aviso', h('p', {}, t('falla_' + sending.word), ' ', sending.words), h('p', { class: 'tenue' }, t('se_reintenta')))
        : notice(nothing ? 'bien' : 'aviso', h('p', {}, nothing ? t('todo_enviado') : t('esperan', unsent.length, photos), ' ', oldest ? age(oldest) : '')),
    ...part('con_problema_n', problems), ...part('observadas_n', observed), ...part('sin_enviar_lista', unsent),
    h('h2', {}, t('diario')),
    diary.length ? h('ul', { class: 'diario' }, diary.slice(-ENTRIES).reverse().map(entry)) : h('p', { class: 'tenue' }, t('diario_vacio')),
    h('h2', {}, t('salida')), h('p', { class: 'tenue' }, t('exportar_ayuda')),
    button('exportar', download, { id: 'exportar' }),
    h('div', { class: 'acciones' }, button('enviar_ahora', sendNow, { id: 'enviar', class: 'boton principal grande', disabled: busy })));
}

/** @param {{cuando: number, enviadas?: number, resueltas?: number, palabra?: string, palabras?: string}} said */
const entry = (said) => h('li', {}, h('time', {}, clock(said.cuando)), ' ',
  said.palabra ? `${t('falla_' + said.palabra)} ${said.palabras ?? ''}` : t('diario_envio', said.enviadas ?? 0, said.resueltas ?? 0));

/** The screen stays lit while somebody waits. */
async function sendNow() {
  const lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
  const done = await send(true);
  await lock?.release();
  say(t(done ? 'todo_enviado' : sending.word ? 'falla_' + sending.word : 'otra_pestana'));
}

async function download() {
  const address = URL.createObjectURL(await exported());
  h('a', { href: address, download: `labra-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.tar` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
