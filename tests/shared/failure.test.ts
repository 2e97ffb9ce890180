import { describe, expect, it } from 'vitest';
import { redactMessage, readFailure } from '../../shared/failure.ts';

/** What `JSON.parse` throws, which quotes what it was given. */
function thrownBy(text: string): unknown {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error;
  }
}

describe('what a log says of a failure', () => {
  it('is its name, its message and its places', () => {
    const { name, message, places } = readFailure(new TypeError('x is not a function'));
    expect([name, message]).toEqual(['TypeError', 'x is not a function']);
    expect(places[0]).toMatch(/^at .*failure\.test\.ts:\d+:\d+/);
    expect(places.length).toBeLessThanOrEqual(20);
  });

  it('contains nothing of what was read', () => {
    for (const text of ['hush secret', '{"a": hush}', 'hush\n"x', '"hush'])
      expect(JSON.stringify(readFailure(thrownBy(text)).message)).not.toContain('hush');
  });

  it.each([
    ['Unexpected token in "my text" and "more"', 'Unexpected token in "…"'],
    ['open "without an end', 'open "…"'],
    ['GET https://a.example/in/Zk3 failed', 'GET https://a.example/… failed'],
    ['GET https://user:word@a.example/x?y=z failed', 'GET https://a.example/… failed'],
    ['no such key AbC123dEf456GhI789', 'no such key …'],
    ['sent to +15551234567 and 5551234567', 'sent to … and …'],
    ['sent to reader@example.com', 'sent to …@…'],
    [
      "ENOENT: no such file, open '/data/settings.json'",
      "ENOENT: no such file, open '/data/settings.json'",
    ],
    [
      'listen EADDRINUSE: address already in use 127.0.0.1:4040',
      'listen EADDRINUSE: address already in use 127.0.0.1:4040',
    ],
    ['not JSON: "{"phone":"hush"}" is left', 'not JSON: "…" is left'],
    ['sent to +1 (512) 555-0100 late', 'sent to … late'],
    ['call 512.555.0100 or +1.512.555.0100 late', 'call … or … late'],
    ['to 512\u{a0}555\u{a0}0100 or +55 11 91234\u{2011}5678 late', 'to … or … late'],
    ['url=https://a.example/in/Zk3?c=hush failed', 'url=https://a.example/… failed'],
    ['to wss://a.example/in/Zk3?c=hush', 'to wss://a.example/…'],
    ['GET /in?phone=hush&name=hush failed', 'GET /in?… failed'],
    ['to reader%40example.com or from/reader@example.com', 'to …@… or from/…@…'],
    ['at node_modules/@scope/pkg/index.js', 'at node_modules/@scope/pkg/index.js'],
    ['connect ECONNREFUSED 192.168.100.200:8080', 'connect ECONNREFUSED 192.168.100.200:8080'],
    ["{'phone':'hush'} is bad, so are “hush” and `hush`", '{…} is bad, so are “…” and `…`'],
    ['header authorization: Bearer hush', 'header authorization: Bearer …'],
    ['one\n\u001b[2Jtwo', 'one [2Jtwo'],
  ])('%j is %j', (message, shown) => {
    expect(redactMessage(message)).toBe(shown);
  });

  it('ends', () => {
    const long = readFailure(new Error('word '.repeat(100_000)));
    expect(long.message.length).toBeLessThan(600);
    expect(readFailure('text').message).toBe('text');
    expect(readFailure(null).message).toBe('null');
  });
});
