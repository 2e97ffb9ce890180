import { describe, expect, it } from 'vitest';
import { newRule } from '../../../renderer/settings/replies/new-rule.ts';
import {
  formatHeaders,
  parseAttempts,
  parseHeaders,
  parseSeconds,
  verdictChoiceOf,
  withFault,
} from '../../../renderer/settings/replies/rule-input.ts';
import { replyPresetNames, replyPresets } from '../../../shared/reply-presets.ts';
import { replyRule } from '../../../shared/reply-rules.ts';
import { ruleOf } from '../../support/rules.ts';
import { unusualRules } from '../../../shared/unusual-rules.ts';

describe('the input of a rule', () => {
  it('sets the status to 200 for half a body only if the status allows no body', () => {
    for (const [status, after] of [
      [204, 200],
      [304, 200],
      [503, 503],
    ] as const) {
      const rule = withFault(ruleOf({ reply: { status } }), 'half-body');
      expect(replyRule.parse(rule).reply).toMatchObject({ status: after, fault: 'half-body' });
    }
    expect(withFault(ruleOf({ reply: { status: 204 } }), 'reset').reply.status).toBe(204);
  });

  it('parses and formats header fields, one per line', () => {
    const headers = parseHeaders('Retry-After: 30\n\n X-A:b:c ');
    expect(headers).toEqual([
      ['Retry-After', '30'],
      ['X-A', 'b:c'],
    ]);
    expect(parseHeaders(formatHeaders(headers ?? []))).toEqual(headers);
    expect(parseHeaders('no colon')).toBeNull();
    expect(parseHeaders('')).toEqual([]);
  });

  it('parses seconds with a decimal dot or comma', () => {
    expect([parseSeconds('12'), parseSeconds('0,5'), parseSeconds(' 1.25 ')]).toEqual([
      12_000, 500, 1_250,
    ]);
    expect([parseSeconds(''), parseSeconds('soon'), parseSeconds('-1')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('parses a range of attempts, whose end may be open', () => {
    expect(parseAttempts('', '')).toBeNull();
    expect(parseAttempts('', '2')).toEqual({ from: 1, to: 2 });
    expect(parseAttempts('3', '')).toEqual({ from: 3, to: null });
    expect(parseAttempts('x', '2')).toBeUndefined();
    expect(parseAttempts('1', 'x')).toBeUndefined();
  });

  it('finds the choice of verdicts that a list is, in any order', () => {
    expect(verdictChoiceOf([])).toBe('any');
    expect(verdictChoiceOf(['mismatch', 'malformed'])).toBe('invalid');
    expect(verdictChoiceOf(['valid'])).toBeNull();
  });
});

describe('a preset', () => {
  it.each(replyPresetNames)('makes a valid, complete rule of its own: %s', (name) => {
    const rule = newRule('A name', replyPresets[name]);
    expect(replyRule.parse(rule)).toEqual(rule);
    expect(rule.reply.headers).not.toBe(newRule('Other', replyPresets[name]).reply.headers);
  });

  it('is unusual, except for the default one', () => {
    const rules = replyPresetNames.map((name) => newRule(name, replyPresets[name]));
    expect(unusualRules(rules).map(({ name }) => name)).toEqual(
      replyPresetNames.filter((name) => name !== 'accepted'),
    );
  });
});
