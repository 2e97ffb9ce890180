import { describe, expect, it } from 'vitest';
import {
  groupByHost,
  looksPersonal,
  withoutTracking,
} from '../../../renderer/mail/remote-groups.ts';
import type { RemoteReference } from '../../../renderer/mail/remote.ts';

const image = (url: string, tracking: RemoteReference['tracking'] = null): RemoteReference => ({
  url,
  kind: 'image',
  where: 'img src',
  tracking,
});

describe('the remote content of a mail', () => {
  it('is grouped by host and port, in the order of the mail', () => {
    const [a, b, c] = [
      image('https://b.example/1'),
      image('https://a.example/2'),
      image('https://b.example:8443/3'),
    ] as const;
    const d = image('https://b.example/4');
    expect(groupByHost([a, b, c, d])).toEqual([
      { host: 'b.example', references: [a, d] },
      { host: 'a.example', references: [b] },
      { host: 'b.example:8443', references: [c] },
    ]);
  });

  it('is loaded without tracking pixels', () => {
    const seen = image('https://a.example/1');
    expect(withoutTracking([seen, image('https://a.example/2', 'invisible')])).toEqual([seen]);
  });

  it.each([
    ['https://a.example/i.png?u=8f3a9c1e2b7d4f60a1b2c3d4e5f6', true],
    ['https://a.example/open/ana@example.com/x.png', true],
    ['https://a.example/open?m=ana%40example.com', true],
    ['https://a.example/images/summer-sale-header-wide.png', false],
    ['https://a.example/2026/11/25/logo@2x.png', false],
    ['https://a.example/i.png?v=20261125', false],
  ])('looks unique to one recipient or not: %s', (url, personal) => {
    expect(looksPersonal(url)).toBe(personal);
  });
});
