/** After a socket that served: the server closes one with each reply it doesn't keep alive. */
const atOnce = 20;

const first = 250;
const longest = 2_000;

/**
 * How long to wait before a lost tunnel socket is dialled again.
 *
 * @param vain how many times in a row nothing came of dialling it.
 * @returns milliseconds.
 */
export function refillDelay(vain: number): number {
  return vain === 0 ? atOnce : Math.min(first * 2 ** (vain - 1), longest);
}
