import type { RemovalReason } from './stripped.ts';

const elements: readonly (readonly [RemovalReason, readonly string[]])[] = [
  ['script', ['script']],
  [
    'embeds',
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
  ['moves', ['base', 'meta refresh']],
  ['fetches', ['link']],
  ['acts', ['dialog', 'slot', 'canvas', 'geolocation', 'permission']],
  ['plays', ['audio', 'video', 'source', 'track', 'bgsound']],
  [
    'parses',
    [
      ...['svg', 'math', 'template', 'noscript', 'noembed', 'xmp', 'plaintext', 'listing', 'image'],
      ...['annotation-xml', 'foreignobject', 'desc', 'title', 'mtext', 'mglyph', 'malignmark'],
    ],
  ],
];

const attributes: readonly (readonly [RemovalReason, readonly string[]])[] = [
  ['embeds', ['srcdoc', 'data', 'code', 'codebase', 'classid', 'archive', 'sandbox', 'allow']],
  ['form', ['action', 'formaction', 'method', 'formmethod', 'formtarget', 'enctype', 'form']],
  ['moves', ['target', 'download', 'http-equiv', 'content', 'manifest']],
  [
    'fetches',
    [
      ...['ping', 'poster', 'srcset', 'imagesrcset', 'lowsrc', 'dynsrc', 'longdesc', 'profile'],
      ...['cite', 'attributionsrc', 'itemtype', 'itemid', 'src', 'background'],
    ],
  ],
  [
    'acts',
    [
      ...['autofocus', 'accesskey', 'tabindex', 'contenteditable', 'draggable', 'inert', 'is'],
      ...['popover', 'popovertarget', 'popovertargetaction', 'command', 'commandfor', 'autoplay'],
      ...['interestfor', 'interesttarget', 'invoketarget', 'nonce', 'slot', 'part', 'exportparts'],
      ...['shadowroot', 'shadowrootmode', 'shadowrootdelegatesfocus', 'shadowrootclonable'],
      ...['shadowrootserializable', 'shadowrootcustomelementregistry', 'inputmode', 'closedby'],
    ],
  ],
  ['names', ['name', 'for', 'list', 'itemref', 'usemap']],
];

function byName(rows: typeof elements): ReadonlyMap<string, RemovalReason> {
  return new Map(rows.flatMap(([why, names]) => names.map((name) => [name, why] as const)));
}
const elementReasons = byName(elements);
const attributeReasons = byName(attributes);

/** Why an element is removed. @param name in lower case. @param foreign whether it is in SVG or MathML. */
export function elementRemovalReason(name: string, foreign: boolean): RemovalReason {
  const why = elementReasons.get(name);
  if (foreign && why !== 'script') return 'parses';
  return why ?? (name.includes('-') ? 'acts' : 'unlisted');
}

/** Why an attribute is removed. @param name in lower case. */
export function attributeRemovalReason(name: string): RemovalReason {
  if (name.startsWith('on')) return 'script';
  if (/^xmlns|^x(?:link|ml):/.test(name)) return 'parses';
  return attributeReasons.get(name) ?? 'unlisted';
}

/** Why an address is removed. @param scheme with its colon; `null` for a relative address. */
export function addressRemovalReason(scheme: string | null): RemovalReason {
  if (scheme === null) return 'nowhere';
  return /^(?:javascript|vbscript|livescript|mocha):$/.test(scheme) ? 'script' : 'scheme';
}
