import { bounds } from '../../shared/bounds.ts';
import type { TrackingReason } from './remote.ts';

/** Paths of opening trackers as the mailing services build them: `/wf/open`, `/e/o/…`, `/track/open.php`, `/pixel.gif` … */
const trackerPath =
  /(?:^|\/)(?:wf\/open|e\/o|o\/eJ\w|trk|track(?:ing)?\/(?:open|o|view)|opens?|open\.(?:aspx|php|gif)|pixel|beacon|spacer\.gif|1x1|blank\.gif)(?:[/.?]|$)/i;

/** Whether an image looks like one that only reports the opening, and by what. A guess, never a verdict. */
export function trackingReason(picture: Element, url: string): TrackingReason | null {
  if (isInvisible(picture)) return 'unseen';
  return hasTrackerPath(url) ? 'known-path' : null;
}

/** @param url an absolute address. */
export function hasTrackerPath(url: string): boolean {
  return trackerPath.test(URL.parse(url)?.pathname ?? '');
}

/** Ancestors that are looked at: what hides a picture stands close by. */
const maxAncestors = 4;

/** What a value of an inline style is when nobody sees the element. */
const hiddenValues: Readonly<Record<string, RegExp>> = {
  display: /^none/,
  visibility: /^(?:hidden|collapse)/,
  opacity: /^(?:0+(?:\.0*)?|\.0+)$/,
  ...Object.fromEntries(
    ['width', 'height', 'max-width', 'max-height'].map((side) => [side, /^[01](?:\.\d+)?(?:px)?$/]),
  ),
};

function isHiding(style: string): boolean {
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
 * Whether a picture takes up no more than a pixel or stands where nobody sees it: its only use is to be
 * fetched. It reads attributes and inline styles; a style sheet may hide more.
 */
function isInvisible(picture: Element): boolean {
  if (['width', 'height'].some((side) => /^\s*[01](?:px)?\s*$/i.test(written(picture, side)))) {
    return true;
  }
  let element: Element | null = picture;
  for (let at = 0; at < maxAncestors && element !== null; at += 1) {
    if (
      element.hasAttribute('hidden') ||
      isHiding(written(element, 'style').slice(0, bounds.mailHidingStyle.characters))
    )
      return true;
    element = element.parentElement;
  }
  return false;
}

function written(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}
