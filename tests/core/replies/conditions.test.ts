import { describe, expect, it } from 'vitest';
import { conditionsHold } from '../../../electron/core/replies/conditions.ts';
import type { Conditions } from '../../../shared/reply-rules.ts';
import { entryOf } from '../export/entries.ts';
import { ruleOf } from '../../support/rules.ts';

function check(when: Partial<Conditions>, facts: Parameters<typeof entryOf>[1] = {}, attempt = 1) {
  const { request } = entryOf('{}', facts);
  return conditionsHold(ruleOf({ when }).when, {
    request,
    inspection: null,
    matchesQuery: (query) => Promise.resolve(query === 'yes'),
    attempt: () => attempt,
  });
}

describe('the conditions of a rule', () => {
  it('hold when none is set', async () => {
    expect(await check({})).toBe(true);
  });

  it('must all hold', async () => {
    expect(await check({ method: 'post', query: 'yes' })).toBe(true);
    expect(await check({ method: 'post', query: 'no' })).toBe(false);
    expect(await check({ method: 'PUT', query: 'yes' })).toBe(false);
  });

  it.each([
    ['/in/token', '/in/token', true],
    ['/in/token', '/in/token?x=1', true],
    ['/in/token', '/in/token/', false],
    ['/in/*', '/in/token', true],
    ['/*token', '/in/token', true],
    ['/a*b*c', '/a1b2c', true],
    ['/a*b*c', '/abc', true],
    ['/ab*bc', '/abc', false],
    ['/a*', 'http://h.example/ab?c', true],
    ['/.*', '/ab', false],
  ])('of the path %s, for %s', async (path, url, expected) => {
    const { request } = entryOf('{}', { url });
    const when = { ...ruleOf().when, path };
    const subject = {
      inspection: null,
      matchesQuery: () => Promise.resolve(true),
      attempt: () => 1,
    };
    expect(await conditionsHold(when, { request, ...subject })).toBe(expected);
  });

  it('hold for a stray only when they name a path', async () => {
    const stray = { url: '/health', stray: true };
    expect(await check({}, stray)).toBe(false);
    expect(await check({ path: '/health' }, stray)).toBe(true);
  });

  it('on findings do not hold without an inspection', async () => {
    expect(await check({ kind: ['sms'] })).toBe(false);
    expect(await check({ signature: ['missing'] })).toBe(false);
  });

  it('on attempts hold from the first to the last number', async () => {
    const attempts = { from: 2, to: 3 };
    const holds = [1, 2, 3, 4].map((attempt) => check({ attempts }, {}, attempt));
    expect(await Promise.all(holds)).toEqual([false, true, true, false]);
    expect(await check({ attempts: { from: 2, to: null } }, {}, 99)).toBe(true);
  });
});
