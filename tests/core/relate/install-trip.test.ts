import { expect, it } from 'vitest';
import { kept } from './kept.ts';

const install = (locationId: string) => ({
  type: 'INSTALL',
  appId: 'a1',
  companyId: 'co',
  locationId,
});

it('the requests of an install are found together, without those of another location or time', async () => {
  const { of } = await kept([
    { at: 0, body: install('old') },
    { at: 2_000, body: {}, url: '/in/x?code=abc' },
    { at: 2_005, body: install('loc') },
    { at: 2_010, body: { locationId: 'loc', companyId: 'co', apiKey: 'k' } },
    { at: 2_020, body: install('other') },
    { at: 2_030, body: { type: 'SMS', messageId: 'm', message: 'x', locationId: 'loc' } },
  ]);
  const steps = async (id: number) =>
    (await of(id)).install.map(({ step, row }) => [row.id, step] as const);
  expect(await steps(3)).toEqual([
    [2, 'redirect'],
    [3, 'event'],
    [4, 'external-auth'],
  ]);
  expect(await steps(4)).toEqual(await steps(3));
  expect((await steps(2)).map(([id]) => id)).toEqual([2, 3, 4, 5]);
  expect(await steps(1)).toEqual([]);
  expect(await steps(6)).toEqual([]);
});
