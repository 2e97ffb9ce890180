/**
 * The CSS rules and functions that may reach the mail frame; plain declarations may too. All others are stripped whole, so
 * a future function that fetches is already excluded.
 */
export const allowedRules: readonly string[] = [
  ...['media', 'supports', 'container', 'layer', 'scope', 'starting-style'],
  ...['font-face', 'font-feature-values', 'keyframes', '-webkit-keyframes', '-moz-keyframes'],
  ...['page', 'property', 'counter-style', 'viewport', '-ms-viewport'],
];

export const allowedFunctions: readonly string[] = [
  // Selectors
  ...['not', 'is', 'where', 'has', 'matches', '-webkit-any', '-moz-any', 'any', 'lang', 'dir'],
  ...['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type', 'selector'],
  // Numbers
  ...['calc', 'min', 'max', 'clamp', 'round', 'mod', 'rem', 'abs', 'sign', 'pow', 'sqrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'log', 'exp'],
  ...['var', 'env', 'attr', 'counter', 'counters', 'fit-content', 'minmax', 'repeat', 'style'],
  // Colours and gradients
  ...['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'color-mix'],
  ...['light-dark', 'linear-gradient', 'radial-gradient', 'conic-gradient'],
  ...['repeating-linear-gradient', 'repeating-radial-gradient', 'repeating-conic-gradient'],
  ...['-webkit-linear-gradient', '-webkit-radial-gradient', '-webkit-gradient', 'color-stop'],
  ...['from', 'to', '-moz-linear-gradient', '-o-linear-gradient', '-ms-linear-gradient'],
  // Shapes, filters and transforms
  ...['rect', 'inset', 'circle', 'ellipse', 'polygon', 'xywh'],
  ...['blur', 'brightness', 'contrast', 'drop-shadow', 'grayscale', 'hue-rotate', 'invert'],
  ...['opacity', 'saturate', 'sepia', 'alpha'],
  ...['matrix', 'matrix3d', 'perspective', 'rotate', 'rotate3d', 'rotatex', 'rotatey', 'rotatez'],
  ...['scale', 'scale3d', 'scalex', 'scaley', 'scalez', 'skew', 'skewx', 'skewy'],
  ...['translate', 'translate3d', 'translatex', 'translatey', 'translatez'],
  ...['cubic-bezier', 'steps', 'linear'],
  // Fonts
  ...['local', 'format', 'tech', 'font-tech', 'font-format'],
];

/** Properties that run code, or that draw outside the mail frame: a large cursor covers the window around it. */
export const strippedProperties: Readonly<Record<string, 'script' | 'overlay'>> = {
  behavior: 'script',
  '-ms-behavior': 'script',
  '-moz-binding': 'script',
  cursor: 'overlay',
  'app-region': 'overlay',
  '-webkit-app-region': 'overlay',
};

/** Functions that ran code in older browsers. */
export const scriptFunctions: ReadonlySet<string> = new Set(['expression', 'paint']);
