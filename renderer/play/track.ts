import type { Axis } from './axis.ts';

/** Pixels. The narrowest pause must hold its text. */
const narrowestPause = 84;
const trackPadding = 44;

/** The least width of the attempts of a message, in pixels. */
export function trackWidth({ is, units }: Axis): number {
  return is === 'sent' ? 320 : units * narrowestPause + 2 * trackPadding;
}

/** A place on the axis, from 0 to 1, as a length of CSS. The first and the last attempt are whole. */
export function leftOf(place: number): string {
  return `calc(${trackPadding}px + (100% - ${2 * trackPadding}px) * ${place.toFixed(4)})`;
}
