import { describe, expect, it } from 'vitest';
import { ruleFaults } from '../../../electron/core/replies/conditions.ts';
import { replyRule, replyRules } from '../../../shared/reply-rules.ts';
import { ruleOf } from '../../support/rules.ts';

describe('a rule of the settings', () => {
  it('needs only an id and a name', () => {
    expect(ruleOf()).toMatchObject({ on: true, reply: { status: 200, fault: null } });
  });

  it.each([
    ['an informational status', { reply: { status: 101 } }],
    ['a longer delay than any sender waits', { reply: { delayMs: 120_001 } }],
    ['half a body for a status without a body', { reply: { status: 204, fault: 'half-body' } }],
    ['a header that ends the line', { reply: { headers: [['X-A', 'a\r\nX-B: b']] } }],
    ['a header name with a blank', { reply: { headers: [['X A', 'a']] } }],
    ['a Content-Length of its own', { reply: { headers: [['content-length', '1']] } }],
    ['a header value beyond Latin-1', { reply: { headers: [['X-A', '€']] } }],
    ['a path without its slash', { when: { path: 'in' } }],
    ['an unknown kind', { when: { kind: ['fax'] } }],
    ['attempts that end before they begin', { when: { attempts: { from: 3, to: 2 } } }],
    ['no name', { name: ' ' }],
  ])('is refused with %s', (_, given) => {
    expect(replyRule.safeParse({ id: 'a', name: 'A', ...given }).success).toBe(false);
  });

  it('has a unique id', () => {
    expect(replyRules.safeParse([ruleOf(), ruleOf()]).success).toBe(false);
  });

  it('with an invalid query is reported with the fault', () => {
    const rules = [ruleOf({ id: 'good', when: { query: 'kind:sms' } })];
    expect(ruleFaults(rules)).toEqual({});
    const bad = ruleOf({ id: 'bad', when: { query: 'kin:sms' } });
    expect(ruleFaults([...rules, bad])).toMatchObject({ bad: { code: 'unknown-key' } });
  });
});
