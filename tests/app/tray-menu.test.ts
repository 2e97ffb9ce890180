import { expect, it } from 'vitest';
import { drawTrayIcon } from '../../electron/app/tray-icon.ts';
import { trayEntries } from '../../electron/app/tray-menu.ts';
import { readNativeTexts } from '../../electron/app/texts.ts';
import { resourcesDir } from '../support/running-core.ts';
import {
  receivingConditions,
  type BackgroundState,
  type ReceivingCondition,
} from '../../shared/background-state.ts';

const state: BackgroundState = {
  is: 'open',
  address: { url: 'https://a.example/in/t', isPublic: true },
  refused: 0,
  last: { id: 7, receivedAt: 0, kind: 'sms' },
  unread: 0,
};
const words = {
  texts: readNativeTexts(resourcesDir, 'en'),
  nameOf: () => 'SMS',
  when: () => 'then',
};
const actions = (change: Partial<BackgroundState>) =>
  trayEntries({ ...state, ...change }, words).flatMap((entry) =>
    entry === 'separator' || entry.action === null ? [] : [entry.action],
  );

it('offers what is possible at the moment', () => {
  expect(actions({})).toEqual(['open-last', 'copy', 'pause', 'open', 'settings', 'quit']);
  expect(actions({ is: 'paused', last: null })).toEqual([
    'copy',
    'resume',
    'open',
    'settings',
    'quit',
  ]);
  expect(actions({ address: null, last: null })).not.toContain('copy');
});

it('says the state first, and the newest request with its kind and time', () => {
  const [first, last] = trayEntries({ ...state, is: 'paused', refused: 3 }, words);
  expect(first).toEqual({
    label: 'Paused: requests get 503. Refused so far: 3.',
    action: null,
  });
  expect(last).toMatchObject({ label: 'Last request: SMS, then' });
});

it('draws what is unusual by its shape, so that no colour is needed', () => {
  const drawn = (is: ReceivingCondition) => Buffer.from(drawTrayIcon(is, 16, true)).toString('hex');
  expect(new Set(receivingConditions.map(drawn)).size).toBe(4);
  for (const [same, as] of [
    ['local', 'open'],
    ['failed', 'degraded'],
    ['starting', 'opening'],
  ] as const)
    expect(drawn(same)).toBe(drawn(as));
});
