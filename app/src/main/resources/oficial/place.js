// @ts-check
/** Where the phone is, how exactly, and how long ago it knew. */

/** @typedef {{latitud: number, longitud: number, precision_m: number, cuando: number}} Fix */

const HOW = { enableHighAccuracy: true, maximumAge: 30_000, timeout: 30_000 };
const METRES = 100_000; // Five digits are a metre.

/** @param {number} degrees */
const rounded = (degrees) => Math.round(degrees * METRES) / METRES;

/**
 * Tells each fix, or the word of what is in the way, until it is stopped.
 * @param {(fix: Fix) => void} found @param {(word: string) => void} lost @returns {() => void} stop
 */
export function watch(found, lost) {
  if (!navigator.geolocation) {
    lost('gps_no_hay');
    return () => {};
  }
  const id = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) => found({
      latitud: rounded(coords.latitude), longitud: rounded(coords.longitude), precision_m: Math.round(coords.accuracy), cuando: timestamp,
    }),
    (error) => lost(error.code === error.PERMISSION_DENIED ? 'gps_sin_permiso' : 'gps_sin_senal'),
    HOW,
  );
  return () => navigator.geolocation.clearWatch(id);
}
