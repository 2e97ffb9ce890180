import type { Trace } from './traces.ts';

/** Features that can't be detected in a mail, or that do not affect what its reader sees. */
export const undetectedFeatures: ReadonlySet<string> = new Set([
  ...['amp', 'bimi', 'css-selector-type', 'css-nesting', 'image-apng', 'image-hdr'],
]);

/** Features whose traces can't be derived from their slug. */
const traces: Readonly<Record<string, readonly Trace[]>> = {
  'css-align-items': ['property:align-items'],
  'css-at-media-device-pixel-ratio': [
    'media:-webkit-device-pixel-ratio',
    'media:-webkit-min-device-pixel-ratio',
    'media:-webkit-max-device-pixel-ratio',
  ],
  'css-at-media-hover': ['media:hover', 'media:any-hover'],
  'css-block-inline-size': ['property:block-size', 'property:inline-size'],
  'css-border': [
    ...properties('border', ['', '-width', '-style', '-color']),
    ...['top', 'right', 'bottom', 'left'].flatMap((side) =>
      properties(`border-${side}`, ['', '-width', '-style', '-color']),
    ),
  ],
  'css-border-inline-block': ['property:border-inline', 'property:border-block'],
  'css-border-inline-block-individual': ['inline', 'block'].flatMap((way) =>
    properties(`border-${way}`, ['-width', '-style', '-color', '-start', '-end']),
  ),
  'css-border-inline-block-longhand': ['inline', 'block'].flatMap((way) =>
    ['start', 'end'].flatMap((side) =>
      properties(`border-${way}-${side}`, ['-width', '-style', '-color']),
    ),
  ),
  'css-border-radius': [
    ...properties('border', ['-radius']),
    ...['top-left', 'top-right', 'bottom-left', 'bottom-right'].flatMap((corner) =>
      properties(`border-${corner}`, ['-radius']),
    ),
  ],
  'css-border-radius-logical': ['start-start', 'start-end', 'end-start', 'end-end'].flatMap(
    (corner) => properties(`border-${corner}`, ['-radius']),
  ),
  'css-column-layout-properties': [
    'property:columns',
    ...properties('column', ['-fill', '-rule', '-rule-color', '-rule-style', '-rule-width']),
    ...properties('column', ['-span', '-width']),
  ],
  'css-comments': ['css:comment'],
  'css-conic-gradient': gradients('conic'),
  'css-display': ['display:inline', 'display:block', 'display:inline-block'],
  'css-display-flex': ['display:flex', 'display:inline-flex'],
  'css-display-grid': ['display:grid', 'display:inline-grid'],
  'css-display-none': ['display:none'],
  'css-flex-direction': ['property:flex-direction', 'property:flex-flow'],
  'css-flex-wrap': ['property:flex-wrap'],
  'css-gap': ['property:gap', 'property:column-gap', 'property:row-gap'],
  'css-grid-template': properties('grid-template', ['', '-areas', '-columns', '-rows']),
  'css-important': ['value:!important'],
  'css-inert-attribute': ['attribute:inert'],
  'css-inset': properties('inset', [
    ...['', '-block', '-block-start', '-block-end', '-inline', '-inline-start', '-inline-end'],
  ]),
  'css-intrinsic-size': ['value:fit-content', 'value:min-content', 'value:max-content'],
  'css-left-right-top-bottom': [
    ...['property:left', 'property:right', 'property:top', 'property:bottom'],
  ] as Trace[],
  'css-linear-gradient': gradients('linear'),
  'css-margin': properties('margin', ['', '-top', '-right', '-bottom', '-left']),
  'css-margin-block-start-end': properties('margin', ['-block-start', '-block-end']),
  'css-margin-inline-block': properties('margin', ['-inline', '-block']),
  'css-margin-inline-start-end': properties('margin', ['-inline-start', '-inline-end']),
  'css-modern-color': ['function:lch', 'function:oklch', 'function:lab', 'function:oklab'],
  'css-overflow': properties('overflow', ['', '-x', '-y', '-block', '-inline']),
  'css-padding': properties('padding', ['', '-top', '-right', '-bottom', '-left']),
  'css-padding-block-start-end': properties('padding', ['-block-start', '-block-end']),
  'css-padding-inline-block': properties('padding', ['-inline', '-block']),
  'css-padding-inline-start-end': properties('padding', ['-inline-start', '-inline-end']),
  'css-radial-gradient': gradients('radial'),
  'css-rgb': ['function:rgb'],
  'css-rgba': ['function:rgba'],
  'css-scroll-snap': ['property:scroll-snap-type', 'property:scroll-snap-align'],
  'css-sytem-ui': [...['system-ui', 'ui-serif', 'ui-sans-serif', 'ui-monospace', 'ui-rounded']].map(
    (name): Trace => `value:${name}`,
  ),
  'css-transition': properties('transition', ['', '-property', '-duration', '-delay']),
  'css-animation': properties('animation', ['', '-name', '-duration', '-delay']),
  'css-unit-calc': ['function:calc'],
  'css-unit-initial': ['value:initial'],
  'css-unit-percent': ['unit:%'],
  'css-variables': ['function:var', 'property:--'],
  'html-align': ['attribute:align'],
  'html-anchor-links': ['link:#'],
  'html-background': ['attribute:background'],
  'html-button-reset': ['button:reset'],
  'html-button-submit': ['button:submit'],
  'html-comments': ['html:comment'],
  'html-doctype': ['html:doctype'],
  'html-h1-h6': ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): Trace => `element:${name}`),
  'html-image-maps': ['element:map', 'element:area', 'attribute:usemap'],
  'html-lists': ['ul', 'ol', 'dl'].map((name): Trace => `element:${name}`),
  'html-loading-attribute': ['attribute:loading'],
  'html-mailto-links': ['link:mailto'],
  'html-meta-color-scheme': ['meta:color-scheme', 'meta:supported-color-schemes'],
  'html-semantics': [
    ...['article', 'aside', 'details', 'figcaption', 'figure', 'footer', 'header', 'main'],
    ...['mark', 'nav', 'section', 'summary', 'time'],
  ].map((name): Trace => `element:${name}`),
  'html-srcset': ['attribute:srcset', 'attribute:sizes'],
  'html-object': ['element:object', 'element:embed'],
  'image-base64': ['image:data'],
  'image-heif': ['image:heif', 'image:heic'],
  'image-jpg': ['image:jpg', 'image:jpeg'],
  'image-tiff': ['image:tiff', 'image:tif'],
};

/** Attributes that are features of the same name. */
const attributes: ReadonlySet<string> = new Set([
  ...['aria-describedby', 'aria-hidden', 'aria-label', 'aria-labelledby', 'aria-live'],
  ...['cellpadding', 'cellspacing', 'dir', 'height', 'hidden', 'lang', 'popover', 'required'],
  ...['role', 'target', 'valign', 'width'],
]);

const prefixes: readonly (readonly [prefix: string, kind: string])[] = [
  ['css-pseudo-class-', 'pseudo-class'],
  ['css-pseudo-element-', 'pseudo-element'],
  ['css-at-media-', 'media'],
  ['css-at-', 'at'],
  ['css-unit-', 'unit'],
  ['css-function-', 'function'],
  ['css-selector-', 'selector'],
  ['css-', 'property'],
  ['html-input-', 'input'],
  ['html-', 'element'],
  ['image-', 'image'],
];

/** The traces of a feature in a mail; none for features that can't be detected. */
export function tracesOf(slug: string): readonly Trace[] {
  if (undetectedFeatures.has(slug)) return [];
  const own = traces[slug];
  if (own !== undefined) return own;
  const found = prefixes.find(([prefix]) => slug.startsWith(prefix));
  if (found === undefined) return [];
  const [prefix, kind] = found;
  const name = slug.slice(prefix.length);
  return [kind === 'element' && attributes.has(name) ? `attribute:${name}` : `${kind}:${name}`];
}

function properties(stem: string, ends: readonly string[]): readonly Trace[] {
  return ends.map((end): Trace => `property:${stem}${end}`);
}

function gradients(shape: string): readonly Trace[] {
  return [`function:${shape}-gradient`, `function:repeating-${shape}-gradient`];
}
