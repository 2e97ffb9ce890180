import { bounds } from '../../shared/bounds.ts';
import type { TrackingReason } from './remote.ts';

/** Paths of the tracking pixels of mailing services: `/wf/open`, `/e/o/…`, `/track/open.php`, `/pixel.gif` … */
const trackerPath =
  /(?:^|\/)(?:wf\/open|e\/o|o\/eJ\w|trk|track(?:ing)?\/(?:open|o|view)|opens?|open\.(?:aspx|php|gif)|pixel|beacon|spacer\.gif|1x1|blank\.gif)(?:[/.?]|$)/i;

/** Why an image looks like a tracking pixel; `null` when it doesn't. This is a guess. */
export function trackingReason(image: Element, url: string): TrackingReason | null {
  if (isInvisible(image)) return 'invisible';
  return hasTrackerPath(url) ? 'known-path' : null;
}

/** @param url an absolute address. */
export function hasTrackerPath(url: string): boolean {
  return trackerPath.test(URL.parse(url)?.pathname ?? '');
}

/** Elements that are checked, from the image upwards: what hides an image is usually close to it. */
const maxCheckedElements = 4;

/** Values of inline styles that make an element invisible. */
const hiddenValues: Readonly<Record<string, RegExp>> = {
  display: /^none/,
  visibility: /^(?:hidden|collapse)/,
  opacity: /^(?:0+(?:\.0*)?|\.0+)$/,
  ...Object.fromEntries(
    ['width', 'height', 'max-width', 'max-height'].map((side) => [side, /^[01](?:\.\d+)?(?:px)?$/]),
  ),
};

function hidesElement(style: string): boolean {
  return style.split(';').some((declaration) => {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const [value = ''] = declaration.slice(colon + 1).split('!');
    return (
      Object.hasOwn(hiddenValues, name) && hiddenValues[name]?.test(value.trim().toLowerCase())
    );
  });
}

/**
 * Whether an image is at most a pixel wide or high, or is hidden. It reads attributes and inline styles, but not style sheets.
 */
function isInvisible(image: Element): boolean {
  if (['width', 'height'].some((side) => /^\s*[01](?:px)?\s*$/i.test(attributeOf(image, side)))) {
    return true;
  }
  let element: Element | null = image;
  for (let level = 0; level < maxCheckedElements && element !== null; level += 1) {
    if (
      element.hasAttribute('hidden') ||
      hidesElement(attributeOf(element, 'style').slice(0, bounds.mailHidingStyle.characters))
    )
      return true;
    element = element.parentElement;
  }
  return false;
}

function attributeOf(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}
