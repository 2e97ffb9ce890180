import type { StripReason } from './stripped.ts';

const elements: readonly (readonly [StripReason, readonly string[]])[] = [
  ['script', ['script']],
  [
    'embedded-content',
    [
      ...['iframe', 'frame', 'frameset', 'noframes', 'object', 'embed', 'applet', 'param'],
      ...['portal', 'fencedframe', 'webview'],
    ],
  ],
  [
    'form',
    [
      ...['form', 'input', 'button', 'select', 'selectlist', 'option', 'optgroup', 'textarea'],
      ...['label', 'fieldset', 'legend', 'output', 'datalist', 'keygen', 'isindex', 'search'],
      ...['meter', 'progress'],
    ],
  ],
  ['navigation', ['base', 'meta refresh']],
  ['hidden-request', ['link']],
  ['interaction', ['dialog', 'slot', 'canvas', 'geolocation', 'permission']],
  ['media', ['audio', 'video', 'source', 'track', 'bgsound']],
  [
    'parser-differential',
    [
      ...['svg', 'math', 'template', 'noscript', 'noembed', 'xmp', 'plaintext', 'listing', 'image'],
      ...['annotation-xml', 'foreignobject', 'desc', 'title', 'mtext', 'mglyph', 'malignmark'],
    ],
  ],
];

const attributes: readonly (readonly [StripReason, readonly string[]])[] = [
  [
    'embedded-content',
    ['srcdoc', 'data', 'code', 'codebase', 'classid', 'archive', 'sandbox', 'allow'],
  ],
  ['form', ['action', 'formaction', 'method', 'formmethod', 'formtarget', 'enctype', 'form']],
  ['navigation', ['target', 'download', 'http-equiv', 'content', 'manifest']],
  [
    'hidden-request',
    [
      ...['ping', 'poster', 'srcset', 'imagesrcset', 'lowsrc', 'dynsrc', 'longdesc', 'profile'],
      ...['cite', 'attributionsrc', 'itemtype', 'itemid', 'src', 'background'],
    ],
  ],
  [
    'interaction',
    [
      ...['autofocus', 'accesskey', 'tabindex', 'contenteditable', 'draggable', 'inert', 'is'],
      ...['popover', 'popovertarget', 'popovertargetaction', 'command', 'commandfor', 'autoplay'],
      ...['interestfor', 'interesttarget', 'invoketarget', 'nonce', 'slot', 'part', 'exportparts'],
      ...['shadowroot', 'shadowrootmode', 'shadowrootdelegatesfocus', 'shadowrootclonable'],
      ...['shadowrootserializable', 'shadowrootcustomelementregistry', 'inputmode', 'closedby'],
    ],
  ],
  ['dom-clobbering', ['name', 'for', 'list', 'itemref', 'usemap']],
];

function byName(rows: typeof elements): ReadonlyMap<string, StripReason> {
  return new Map(rows.flatMap(([why, names]) => names.map((name) => [name, why] as const)));
}
const elementReasons = byName(elements);
const attributeReasons = byName(attributes);

/** Why an element is stripped. @param name in lower case. @param foreign whether it is in SVG or MathML. */
export function elementStripReason(name: string, foreign: boolean): StripReason {
  const why = elementReasons.get(name);
  if (foreign && why !== 'script') return 'parser-differential';
  return why ?? (name.includes('-') ? 'interaction' : 'not-allowed');
}

/** Why an attribute is stripped. @param name in lower case. */
export function attributeStripReason(name: string): StripReason {
  if (name.startsWith('on')) return 'script';
  if (/^xmlns|^x(?:link|ml):/.test(name)) return 'parser-differential';
  return attributeReasons.get(name) ?? 'not-allowed';
}

/** Why an address is stripped. @param scheme with its colon; `null` for a relative address. */
export function addressStripReason(scheme: string | null): StripReason {
  if (scheme === null) return 'invalid-url';
  return /^(?:javascript|vbscript|livescript|mocha):$/.test(scheme) ? 'script' : 'url-scheme';
}
