// @ts-check
/** What one part tells the others, in this tab and in the other ones. */
const here = new EventTarget();
const others = 'BroadcastChannel' in window ? new BroadcastChannel('labra-oficial') : undefined;
if (others) others.onmessage = ({ data }) => here.dispatchEvent(new Event(data));

/** @param {'cambio' | 'envio'} name */
export function signal(name) {
  here.dispatchEvent(new Event(name));
  others?.postMessage(name);
}

/** @param {'cambio' | 'envio'} name @param {() => void} act @returns {() => void} what ends it */
export function on(name, act) {
  here.addEventListener(name, act);
  return () => here.removeEventListener(name, act);
}
