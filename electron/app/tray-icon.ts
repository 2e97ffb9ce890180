import type { ReceivingCondition } from '../../shared/background-state.ts';

/** What the icon says beside the hook; nothing when requests arrive. Each has a shape of its own, so no colour is needed to tell them apart. */
type IconBadge = 'none' | 'triangle' | 'bars' | 'ring';

const badges: Readonly<Record<ReceivingCondition, IconBadge>> = {
  starting: 'ring',
  'not-listening': 'triangle',
  paused: 'bars',
  open: 'none',
  degraded: 'triangle',
  opening: 'ring',
  failed: 'triangle',
  local: 'none',
};

/** Red, green and blue. */
type Colour = readonly [number, number, number];

const colours = {
  ground: [51, 78, 194],
  white: [255, 255, 255],
  black: [0, 0, 0],
  triangle: [217, 95, 2],
  bars: [82, 88, 102],
  ring: [82, 88, 102],
} as const satisfies Readonly<Record<string, Colour>>;

/** The drawing is a square of this many units. */
const units = 32;

/** Each pixel is looked at in this many places along each side. */
const samples = 4;

/** The distance of a place to a shape in units; negative within it. */
type IconShape = (x: number, y: number) => number;

/** A line with round ends. */
const line =
  (ax: number, ay: number, bx: number, by: number, width: number): IconShape =>
  (x, y) => {
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay)) - width / 2;
  };

const ring =
  (cx: number, cy: number, radius: number, width: number): IconShape =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;

/** The lower half of a ring. */
const bend =
  (cx: number, cy: number, radius: number, width: number): IconShape =>
  (x, y) =>
    y < cy ? Infinity : ring(cx, cy, radius, width)(x, y);

const roundedSquare =
  (from: number, to: number, radius: number): IconShape =>
  (x, y) => {
    const middle = (from + to) / 2;
    const half = (to - from) / 2 - radius;
    const dx = Math.max(0, Math.abs(x - middle) - half);
    const dy = Math.max(0, Math.abs(y - middle) - half);
    return Math.hypot(dx, dy) - radius;
  };

/** A triangle that stands on its side, with round corners. */
const triangle =
  (cx: number, top: number, bottom: number, halfWidth: number): IconShape =>
  (x, y) =>
    Math.max(
      y - bottom,
      (top - y + (Math.abs(x - cx) * (bottom - top)) / halfWidth) / Math.hypot(1, 2),
    );

const either =
  (...shapes: readonly IconShape[]): IconShape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** The hook of the app's icon. */
const hook = either(
  ring(18.8, 9.4, 4.4, 3.2),
  line(18.8, 14, 18.8, 20.4, 3.2),
  bend(13.4, 20.4, 5.4, 3.2),
  line(8, 20.4, 8, 17.4, 3.2),
  line(8, 17.4, 11.6, 19.8, 3.2),
);

const badgeShapes: Readonly<Record<Exclude<IconBadge, 'none'>, IconShape>> = {
  triangle: triangle(23.5, 15.5, 31, 8.5),
  bars: either(line(20, 18.5, 20, 29, 4), line(27.5, 18.5, 27.5, 29, 4)),
  ring: ring(23.5, 23.5, 5.6, 3.6),
};

/** The edge around a badge, so that it stands apart from the hook. */
const gap = 2;

/**
 * Draws the icon of the tray: the hook, and a badge for what is unusual.
 *
 * @param isTemplate black on nothing, which macOS colours itself.
 * @returns pixels as `nativeImage.createFromBitmap` takes them: blue, green, red and alpha, premultiplied.
 */
export function drawTrayIcon(
  is: ReceivingCondition,
  pixels: number,
  isTemplate: boolean,
): Uint8Array {
  const badge = badges[is];
  const badgeShape = badge === 'none' ? () => Infinity : badgeShapes[badge];
  const badgeColour = badge === 'none' ? colours.white : colours[badge];
  const ground = roundedSquare(1, 31, 7);

  function colourAt(x: number, y: number): Colour | null {
    const toBadge = badgeShape(x, y);
    if (toBadge <= 0) return isTemplate ? colours.black : badgeColour;
    if (isTemplate) return toBadge > gap && hook(x, y) <= 0 ? colours.black : null;
    if (toBadge <= gap) return colours.white;
    if (hook(x, y) <= 0) return colours.white;
    return ground(x, y) <= 0 ? colours.ground : null;
  }

  const bitmap = new Uint8Array(pixels * pixels * 4);
  const step = units / pixels / samples;
  for (let row = 0; row < pixels; row += 1)
    for (let column = 0; column < pixels; column += 1) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < samples ** 2; sample += 1) {
        const x = (column * samples + (sample % samples) + 0.5) * step;
        const y = (row * samples + Math.floor(sample / samples) + 0.5) * step;
        const colour = colourAt(x, y);
        if (colour === null) continue;
        [...colour.toReversed(), 255].forEach((value, channel) => {
          sum[channel] = (sum[channel] ?? 0) + value;
        });
      }
      bitmap.set(
        sum.map((value) => Math.round(value / samples ** 2)),
        (row * pixels + column) * 4,
      );
    }
  return bitmap;
}
