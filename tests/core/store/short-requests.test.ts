import { describe, expect, it } from 'vitest';
import { isShortRequest, shortBodyBytes } from '../../../electron/core/store/short-requests.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { posted } from '../../support/posted.ts';
import { fill, make, openHere, sms } from './stores.ts';

describe('a request is short', () => {
  const coded = (value: string): HeaderPairs => [['Content-Encoding', value]];
  const many = Array.from({ length: 1_001 }, (_, n) => [`X-${n}`, ''] as const);

  it.each([
    ['without a body', 0, [], true],
    ['with a short body', shortBodyBytes, [], true],
    ['with a short body and the coding identity', 9, coded(' Identity'), true],
    ['not with a long body', shortBodyBytes + 1, [], false],
    ['not with a coded body, which may decode to any length', 9, coded('gzip'), false],
    [
      'not where one of several fields names a coding',
      9,
      [...coded('identity'), ...coded('br')],
      false,
    ],
    ['not with very many header fields', 0, many, false],
  ] as const)('%s', (_, bytes, headers, expected) => {
    expect(isShortRequest(posted(new Uint8Array(bytes), headers))).toBe(expected);
  });
});

describe('requests read together', () => {
  it('are in the order of their ids, with short bodies, and without deleted ones', async () => {
    const { store } = openHere();
    await fill(
      store,
      Array.from({ length: 30 }, (_, n) => sms(String(n + 1))),
    );
    await store.saveCapture(make(store.nextId(), 'x'.repeat(shortBodyBytes + 1)));
    const read = store.withShortBodies([31, 20, 3, 2, 99]);
    expect(read.map(({ request }) => request.id)).toEqual([2, 3, 20, 31]);
    expect(read.map(({ body }) => body && Buffer.from(body).toString())).toEqual([
      ...[2, 3, 20].map((n) => sms(String(n))),
      null,
    ]);
  });

  it('are those that were asked for, also where a deleted one is among them and others are between', async () => {
    const { store } = openHere(undefined, { graceMs: 0 });
    await fill(
      store,
      Array.from({ length: 8 }, (_, n) => sms(String(n + 1))),
    );
    await store.remove({ ids: [3, 6] });
    await store.settled();
    const idsOf = (ids: readonly number[]) =>
      store
        .withShortBodies(ids)
        .map(({ request, body }) => [request.id, body && Buffer.from(body).toString()]);
    const expected = (ids: readonly number[]) => ids.map((id) => [id, sms(String(id))]);
    expect(idsOf([1, 3, 5])).toEqual(expected([1, 5]));
    expect(idsOf([1, 2, 3, 4, 5, 6])).toEqual(expected([1, 2, 4, 5]));
  });
});
