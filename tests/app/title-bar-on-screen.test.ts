import { expect, it } from 'vitest';
import { isTitleBarOnScreen } from '../../electron/app/title-bar-on-screen.ts';

const screens = [
  { x: 0, y: 0, width: 1000, height: 800 },
  { x: -1000, y: 0, width: 1000, height: 800 },
];

it.each([
  ['on the first screen', 10, 10, true],
  ['on the second screen', -900, 10, true],
  ['half out to the right', 900, 10, true],
  ['nearly out to the right', 950, 10, false],
  ['on a screen that is gone', 3000, 10, false],
  ['with its title above the screen', 10, -100, false],
  ['with its title below the screen', 10, 790, false],
])('knows whether the title bar of a window %s can be reached', (_where, x, y, can) => {
  expect(isTitleBarOnScreen({ x, y, width: 600, height: 400 }, screens)).toBe(can);
});
