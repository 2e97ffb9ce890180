import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createProbeTokens, type ProbeToken } from '../../../electron/core/tunnel/probe-tokens.ts';

const message = (headers: Record<string, string>, url = '/in/x') =>
  ({ headers, url }) as unknown as IncomingMessage;
const probeWith = ({ header: [name, value] }: ProbeToken, more = {}) =>
  message({ [name]: value, ...more });

describe('a probe token', () => {
  it('is recognised, and reports the target with which its request arrived', () => {
    const tokens = createProbeTokens();
    const token = tokens.issue();
    expect(token.arrivedAt()).toBeNull();
    expect(tokens.recognise(probeWith(token, { 'content-length': '0' }))).toBe(token.answer);
    expect(token.arrivedAt()).toBe('/in/x');
  });

  it('is valid once', () => {
    const tokens = createProbeTokens();
    const token = tokens.issue();
    expect(tokens.recognise(probeWith(token))).toBe(token.answer);
    expect(tokens.recognise(probeWith(token))).toBeNull();
  });

  it('is valid for ten minutes after its test has ended', () => {
    let time = 0;
    const tokens = createProbeTokens(() => time);
    const [soon, late] = [tokens.issue(), tokens.issue()];
    soon.retire();
    late.retire();
    time = 10 * 60_000 - 1;
    expect(tokens.recognise(probeWith(soon))).toBe(soon.answer);
    expect(tokens.recognise(probeWith(soon))).toBeNull();
    time += 1;
    expect(tokens.recognise(probeWith(late))).toBeNull();
  });

  it('is forgotten when a hundred newer ones are late', () => {
    const tokens = createProbeTokens();
    const all = Array.from({ length: 150 }, () => tokens.issue());
    for (const one of all) one.retire();
    const known = all.filter((one) => tokens.recognise(probeWith(one)) !== null);
    expect(known).toEqual(all.slice(-100));
  });

  it.each([
    { 'content-length': '1' },
    { 'transfer-encoding': 'chunked' },
    { 'content-length': 'zero' },
  ])('is ignored on a request with a body: %o', (more) => {
    const tokens = createProbeTokens();
    const token = tokens.issue();
    expect(tokens.recognise(probeWith(token, more))).toBeNull();
    expect(tokens.recognise(probeWith(token))).toBe(token.answer);
  });

  it.each(['', 'x', 'A'.repeat(43), 'ü'.repeat(500)])(
    'does not match other values: %s',
    (value) => {
      const tokens = createProbeTokens();
      const [name] = tokens.issue().header;
      expect(tokens.recognise(message({ [name]: value }))).toBeNull();
      expect(tokens.recognise(message({}))).toBeNull();
    },
  );

  it('differs each time, and from its answer', () => {
    const tokens = createProbeTokens();
    const [one, other] = [tokens.issue(), tokens.issue()];
    expect(one.header[1]).not.toBe(other.header[1]);
    expect(one.answer).not.toBe(one.header[1]);
    expect(one.header[1]).toHaveLength(43);
  });
});
