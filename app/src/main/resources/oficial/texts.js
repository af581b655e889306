// @ts-check
/** Every word that somebody reads, Spanish first, English beside it. `{0}` is what is put in. */
import { DEVICE } from './texts-device.js';
import { FINE } from './texts-fine.js';

const SHARED = {
  pantallas: ['Pantallas', 'Screens'],
  ir_hoy: ['Hoy', 'Today'],
  ir_envio: ['Envío', 'Sending'],
  ir_turno: ['Turno', 'Shift'],
  ir_equipo: ['Equipo', 'Device'],
  hoy: ['Hoy', 'Today'],
  envio: ['Envío', 'Sending'],
  turno: ['Turno', 'Shift'],
  equipo: ['Equipo', 'Device'],
  volver: ['Volver', 'Back'],
  cambiar: ['Cambiar', 'Change'],
  si: ['sí', 'yes'],
  no: ['no', 'no'],
  nunca: ['nunca', 'never'],
  hace_nada: ['recién', 'just now'],
  hace_min: ['hace {0} min', '{0} min ago'],
  hace_h: ['hace {0} h', '{0} h ago'],
  hace_d: ['hace {0} días', '{0} days ago'],
  version_nueva: ['Hay una versión nueva de la aplicación.', 'There is a newer version of the app.'],
  version_ahora_no: ['Primero termine o descarte la multa empezada.', 'First finish or discard the fine that was begun.'],
  actualizar: ['Actualizar', 'Update'],
  actualizando: ['Actualizando…', 'Updating…'],
  sin_enviar_n: ['{0} sin enviar', '{0} unsent'],
  sin_enviar: ['Sin enviar', 'Unsent'],
  observadas: ['Observadas', 'Observed'],
  con_problema: ['Con problema', 'Problems'],
  de_este_turno: ['Multas de este turno: {0}', 'Fines of this shift: {0}'],
  todavia_ninguna: ['Todavía ninguna.', 'None yet.'],
  turno_cerrado_hoy: ['No hay un turno abierto.', 'No shift is open.'],
  numeros_quedan: ['Quedan {0} números.', '{0} numbers left.'],
  pocos_numeros: ['Quedan sólo {0} números. Conéctese para recibir más.', 'Only {0} numbers left. Connect to receive more.'],
  sin_numeros: ['No quedan números en este equipo. Conéctese a la red para recibir más.', 'This device has no numbers left. Connect to the network to receive more.'],
  mucho_sin_enviar: ['Hay multas que esperan desde {0}. Conéctese, o lleve el equipo a la oficina.', 'Fines have been waiting since {0}. Connect, or bring the device to the office.'],
  revocado: ['Este equipo fue dado de baja. Lo que ya firmó se sigue enviando, y la oficina lo revisa; no puede firmar más.', 'This device was revoked. What it signed is still sent, and the office looks at it; it can sign no more.'],
  nueva_multa: ['Nueva multa', 'New fine'],
  seguir_multa: ['Seguir la multa empezada', 'Go on with the fine'],
  abrir_turno: ['Abrir turno', 'Open a shift'],
  sin_alta: ['Este equipo no está dado de alta.', 'This device is not enrolled.'],
  sin_turno: ['Primero abra un turno.', 'Open a shift first.'],
  falla_sin_red: ['No hay red.', 'No network.'],
  falla_respuesta_cortada: ['La respuesta se cortó. Se envía otra vez.', 'The answer broke off. It is sent again.'],
  falla_no_es_el_servidor: ['Contestó otra página en lugar del servidor: quizás una red que pide entrar primero.', 'Some other page answered in place of the server: perhaps a network that wants you to sign in first.'],
  falla_sin_espacio: ['No hay lugar en el equipo.', 'The device is full.'],
  falla_inesperada: ['Algo falló en este equipo.', 'Something failed on this device.'],
  falla_servidor_ocupado: ['El servidor no puede ahora.', 'The server cannot right now.'],
  falla_servidor_rechaza: ['El servidor no lo acepta.', 'The server does not take it.'],
  idioma_es: ['Español', 'Español'],
  idioma_en: ['English', 'English'],
};

/** @type {Record<string, string[]>} */
const WORDS = { ...SHARED, ...FINE, ...DEVICE };

export const LANGUAGES = ['es', 'en'];
const KEY = 'labra-idioma';

export const language = () => localStorage.getItem(KEY) ?? (navigator.language.startsWith('en') ? 'en' : 'es');

/** @param {string} code */
export const choose = (code) => localStorage.setItem(KEY, code);

/** A word that is not there is shown by its name: it must not keep anybody from working. @param {string} word @param {(string | number)[]} values */
export function t(word, ...values) {
  const text = WORDS[word]?.[LANGUAGES.indexOf(language())] ?? word;
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[index] ?? ''));
}
