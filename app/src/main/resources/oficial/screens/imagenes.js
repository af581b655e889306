// @ts-check
/** Photos, and what the driver did: signed with the finger, refused to, or was not there. */
import { Refused } from '../chain.js';
import { shrunk } from '../photos.js';
import { t } from '../texts.js';
import { fault, h, icon, say } from '../ui.js';

/** How many pictures an acta may bring; none where the server takes none. @param {any} catalogue */
const pictures = (catalogue) => Number(catalogue.limites?.evidencias ?? 0);

/** @param {import('./nueva.js').Form} form */
export function photosField({ draft, catalogue, changed }) {
  const most = pictures(catalogue) - 1; // The signature is one of them.
  const largest = Number(catalogue.limites?.evidencia_bytes ?? 0);
  if (most < 1) return '';
  const row = h('div', { class: 'fotos' });
  const input = h('input', { type: 'file', id: 'foto', class: 'oculto', accept: 'image/*', capture: 'environment', onchange: async () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file || draft.fotos.length >= most) return;
    try {
      draft.fotos = [...draft.fotos, await shrunk(file, largest)];
      changed(true);
      draw();
      say(t('foto_tomada', draft.fotos.length));
      fault('foto');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fault('foto', error.word);
    }
  } });
  /** @param {Blob} blob @param {number} index */
  const thumbnail = (blob, index) => h('figure', {}, picture(blob, t('foto_n', index + 1)),
    h('button', { type: 'button', class: 'boton', 'aria-label': t('quitar_foto', index + 1), onclick: () => {
      draft.fotos = draft.fotos.filter((_, at) => at !== index);
      changed(true);
      draw();
    } }, '×'));
  const draw = () => row.replaceChildren(...draft.fotos.map(thumbnail), ...(draft.fotos.length < most
    ? [h('label', { class: 'boton foto', for: 'foto' }, icon('camara'), t('tomar_foto'))] : []));
  draw();
  return h('fieldset', { class: 'campo' }, h('legend', {}, t('fotos')), input, row, h('p', { id: 'foto-falta', class: 'falta' }));
}

/** @param {Blob} blob @param {string} words */
export function picture(blob, words) {
  const address = URL.createObjectURL(blob);
  return h('img', { src: address, alt: words, class: blob.type === 'image/png' && 'entera', onload: () => URL.revokeObjectURL(address) });
}

/** @param {import('./nueva.js').Form} form */
export function driverField({ draft, catalogue, changed }) {
  const pad = h('div', {});
  /** @param {'' | 'firma' | 'se_nego'} value @param {string} word */
  const choice = (value, word) => h('label', { class: 'opcion' }, h('input', {
    type: 'radio', name: 'conductor', checked: draft.conductor === value, onchange: () => {
      draft.conductor = value;
      changed();
      draw();
    },
  }), t(word));
  const draw = () => pad.replaceChildren(...(draft.conductor === 'firma' ? [stroke(draft, changed)] : []));
  draw();
  return h('fieldset', { class: 'campo' }, h('legend', {}, t('conductor')),
    h('div', { class: 'opciones tres' }, choice('', 'conductor_ausente'), pictures(catalogue) > 0 && choice('firma', 'conductor_firma'), choice('se_nego', 'conductor_se_nego')),
    pad, h('p', { id: 'trazo-falta', class: 'falta' }));
}

/** @param {import('../capture.js').Draft} draft @param {(pictures?: boolean) => void} changed */
function stroke(draft, changed) {
  const canvas = h('canvas', { id: 'trazo', class: 'trazo', width: 640, height: 240, tabindex: 0, role: 'img', 'aria-label': t('firme_aqui') });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const clear = () => {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#10262e' });
  };
  /** @param {PointerEvent} event @returns {[number, number]} */
  const at = (event) => [event.offsetX * canvas.width / canvas.clientWidth, event.offsetY * canvas.height / canvas.clientHeight];
  clear();
  if (draft.trazo) createImageBitmap(draft.trazo).then((kept) => pen.drawImage(kept, 0, 0));
  canvas.onpointerdown = (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  };
  canvas.onpointermove = (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...at(event));
    pen.stroke();
  };
  canvas.onpointerup = () => canvas.toBlob((blob) => {
    draft.trazo = blob ?? undefined;
    changed(true);
    fault('trazo');
  }, 'image/png');
  return h('div', {}, canvas, h('button', { type: 'button', class: 'boton', onclick: () => {
    clear();
    draft.trazo = undefined;
    changed(true);
  } }, t('borrar_firma')));
}
