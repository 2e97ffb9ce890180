import type { TrackingReason } from './remote.ts';
import { isUnseen } from './unseen.ts';

/** Paths of opening trackers as the mailing services build them: `/wf/open`, `/e/o/…`, `/track/open.php`, `/pixel.gif` … */
const openingPath =
  /(?:^|\/)(?:wf\/open|e\/o|o\/eJ\w|trk|track(?:ing)?\/(?:open|o|view)|opens?|open\.(?:aspx|php|gif)|pixel|beacon|spacer\.gif|1x1|blank\.gif)(?:[/.?]|$)/i;

/** Whether an image looks like one that only reports the opening, and by what. A guess, never a verdict. */
export function trackingReason(picture: Element, url: string): TrackingReason | null {
  if (isUnseen(picture)) return 'unseen';
  return hasOpeningPath(url) ? 'known-path' : null;
}

/** @param url an absolute address. */
export function hasOpeningPath(url: string): boolean {
  return openingPath.test(URL.parse(url)?.pathname ?? '');
}
