import { expect, it } from 'vitest';
import { createAddressNotice } from '../../electron/app/address-notice.ts';
import type { Notice } from '../../electron/app/notifications.ts';
import { readNativeTexts } from '../../electron/app/texts.ts';
import { resourcesDir } from '../support/running-core.ts';

function notice() {
  const notices: Notice[] = [];
  const copies: string[] = [];
  const calls: string[] = [];
  const addressNotice = createAddressNotice({
    notify: (one) => notices.push(one),
    acceptAddress: () => {
      calls.push('accepted');
      return Promise.resolve();
    },
    writeClipboard: (text) => copies.push(text),
    texts: readNativeTexts(resourcesDir, 'en'),
  });
  return { ...addressNotice, notices, copies, calls };
}

const url = 'https://new.example/in/secret';

it('a changed address is told once, without its secret path, and a click copies it', () => {
  const { changed, notices, copies, calls } = notice();
  changed({ url, movedFrom: null });
  expect(notices).toEqual([]);
  changed({ url, movedFrom: 'https://old.example' });
  changed({ url, movedFrom: 'https://old.example' });
  expect(notices).toMatchObject([{ kind: 'addressChanged', body: /new\.example/ }]);
  expect(JSON.stringify(notices)).not.toContain('secret');
  notices[0]?.onClick();
  expect(copies).toEqual([url]);
  expect(calls).toEqual(['accepted']);
});

it('only the copy of the Delivery URL counts as one', () => {
  const { changed, copied, calls } = notice();
  copied('https://old.example/in/secret');
  changed({ url, movedFrom: 'https://old.example' });
  copied('something else');
  expect(calls).toEqual([]);
  copied(url);
  expect(calls).toEqual(['accepted']);
});
