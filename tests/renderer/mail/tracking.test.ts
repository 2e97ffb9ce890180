import { expect, it } from 'vitest';
import { hasTrackerPath } from '../../../renderer/mail/tracking.ts';

it.each([
  [true, 'https://t.example/wf/open?upn=x'],
  [true, 'https://t.example/track/open.php?u=1'],
  [true, 'https://t.example/e/o/eyJ1'],
  [true, 'https://t.example/pixel.gif'],
  [false, 'https://a.example/opening-hours.png'],
  [false, 'https://a.example/logo.png?open'],
  [false, 'nonsense'],
])('detects a tracker (%s) by the path of %s', (found, url) => {
  expect(hasTrackerPath(url)).toBe(found);
});
