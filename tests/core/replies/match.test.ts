import { describe, expect, it } from 'vitest';
import { holds } from '../../../electron/core/replies/match.ts';
import type { Conditions } from '../../../shared/reply-rules.ts';
import { entryOf } from '../export/entries.ts';
import { ruleOf } from '../../support/rules.ts';

function ask(when: Partial<Conditions>, facts: Parameters<typeof entryOf>[1] = {}, attempt = 1) {
  const { request } = entryOf('{}', facts);
  return holds(ruleOf({ when }).when, {
    request,
    inspection: null,
    passes: (query) => Promise.resolve(query === 'yes'),
    attempt: () => attempt,
  });
}

describe('the conditions of a rule', () => {
  it('hold when there are none', async () => {
    expect(await ask({})).toBe(true);
  });

  it('must all hold', async () => {
    expect(await ask({ method: 'post', query: 'yes' })).toBe(true);
    expect(await ask({ method: 'post', query: 'no' })).toBe(false);
    expect(await ask({ method: 'PUT', query: 'yes' })).toBe(false);
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
    const subject = { inspection: null, passes: () => Promise.resolve(true), attempt: () => 1 };
    expect(await holds(when, { request, ...subject })).toBe(expected);
  });

  it('hold for a stray only where they name a path', async () => {
    const stray = { url: '/health', stray: true };
    expect(await ask({}, stray)).toBe(false);
    expect(await ask({ path: '/health' }, stray)).toBe(true);
  });

  it('on what was found do not hold where nothing was found', async () => {
    expect(await ask({ kind: ['sms'] })).toBe(false);
    expect(await ask({ signature: ['missing'] })).toBe(false);
  });

  it('on attempts hold from the first to the last of them', async () => {
    const attempts = { from: 2, to: 3 };
    const held = [1, 2, 3, 4].map((attempt) => ask({ attempts }, {}, attempt));
    expect(await Promise.all(held)).toEqual([false, true, true, false]);
    expect(await ask({ attempts: { from: 2, to: null } }, {}, 99)).toBe(true);
  });
});
