import { describe, expect, it } from 'vitest';
import {
  checkedRequest,
  outgoingRequest,
  type OutgoingTarget,
} from '../../../electron/core/dispatch/outgoing-request.ts';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';

const body = Buffer.from([0, 1, 255]);

function captured(change: Partial<CapturedRequest> = {}): CapturedRequest {
  return {
    id: 1,
    receivedAt: 0,
    endedAt: 0,
    via: 'local',
    peer: null,
    method: 'POST',
    url: '/in/abc',
    httpVersion: '1.1',
    headers: [],
    trailers: [],
    body: { bytes: 3, sha256: '', ended: 'complete' },
    stray: false,
    broken: null,
    ...change,
  };
}

function sent(change: Partial<CapturedRequest>, target: Partial<OutgoingTarget> = {}) {
  return outgoingRequest(captured(change), body, {
    url: 'http://host/hook',
    headers: [],
    pathToken: 'abc',
    ...target,
  });
}

function headersOf(headers: HeaderPairs, own: HeaderPairs = []): HeaderPairs {
  const result = sent({ headers }, { headers: own });
  if (!result.ok) throw new Error(result.detail);
  return result.value.headers;
}

function urlOf(url: string, target: Partial<OutgoingTarget> = {}, stray = false): string {
  const result = sent({ url, stray }, target);
  return result.ok ? result.value.url : result.detail;
}

describe('the header fields of a captured request', () => {
  it('are sent in their order and spelling, with repeats', () => {
    const headers: HeaderPairs = [
      ['x-B', '1'],
      ['Content-Type', 'application/json'],
      ['X-b', 'caf\xe9'],
      ['Content-Encoding', 'gzip'],
      ['X-Empty', ''],
    ];
    expect(headersOf(headers)).toEqual(headers);
  });

  it('are left out when they concern the connection, or Connection names them', () => {
    const headers: HeaderPairs = [
      ['Host', 'x'],
      ['Connection', 'keep-alive, X-Hop'],
      ['connection', 'x-other'],
      ['X-Hop', '1'],
      ['X-Other', '1'],
      ['Keep-Alive', 'timeout=5'],
      ['Proxy-Connection', 'close'],
      ['TE', 'trailers'],
      ['Trailer', 'X-Sum'],
      ['Transfer-Encoding', 'chunked'],
      ['Upgrade', 'h2c'],
      ['Content-Length', '3'],
      ['Expect', '100-continue'],
      ['X-Kept', 'yes'],
    ];
    expect(headersOf(headers)).toEqual([['X-Kept', 'yes']]);
  });

  it('give way to those of the destination', () => {
    const headers: HeaderPairs = [
      ['X-Key', 'theirs'],
      ['X-Other', '1'],
      ['x-key', 'again'],
    ];
    expect(headersOf(headers, [['X-KEY', 'mine']])).toEqual([
      ['X-Other', '1'],
      ['X-KEY', 'mine'],
    ]);
  });

  it('get the user and password of the URL, which are not part of it any more', () => {
    const result = sent({ headers: [] }, { url: 'http://me:p%40ss@host/hook' });
    expect(result).toMatchObject({
      ok: true,
      value: {
        url: 'http://host/hook',
        headers: [['Authorization', `Basic ${btoa('me:p@ss')}`]],
        privateFields: ['Authorization'],
      },
    });
  });
});

describe('the URL', () => {
  it.each([
    ['/in/abc', 'http://host/hook'],
    ['/in/abc?a=1&b=%20', 'http://host/hook?a=1&b=%20'],
    ['/in/abc/more//x?y', 'http://host/hook/more//x?y'],
    ['http://other/in/abc?q', 'http://host/hook?q'],
    ['/in/abc?', 'http://host/hook?'],
    ['/in/abc?caf\xe9#x', 'http://host/hook?caf\xe9#x'],
    ['/in/an-earlier-token', 'http://host/hook'],
    ['/in/abcd', 'http://host/hook'],
  ])('of %s is %s', (url, expected) => {
    expect(urlOf(url)).toBe(expected);
  });

  it.each([
    ['http://host', '/', 'http://host/'],
    ['http://host/', '/a', 'http://host/a'],
    ['http://host/hook/', '/a?b', 'http://host/hook/a?b'],
    ['http://host/hook?key=1', '/a?b=2', 'http://host/hook/a?key=1&b=2'],
    ['http://host/hook?key=1', '/', 'http://host/hook?key=1'],
    ['http://host/a/./caf\xe9', '/x', 'http://host/a/caf%C3%A9/x'],
  ])('%s takes the whole path of a listener without a token: %s', (url, path, expected) => {
    expect(urlOf(path, { url, pathToken: null })).toBe(expected);
  });

  it('has the path of a stray as it is', () => {
    expect(urlOf('/wp-login.php', {}, true)).toBe('http://host/hook/wp-login.php');
  });

  it.each(['/..', '/a/../..', '/%2e%2E/x', '/a%2f..%2f..', '/..\\x', '/..;a=b/x', '/.%2e%5c'])(
    'never leaves the path of the target: %s',
    (path) => {
      expect(urlOf(path, { pathToken: null })).toMatch(/leads out of the path/);
    },
  );

  it('may have dot segments that stay inside', () => {
    expect(urlOf('/a/../b/./c', { pathToken: null })).toBe('http://host/hook/a/../b/./c');
  });
});

describe('a request is not sent', () => {
  it.each([
    ['bytes that are no HTTP', { method: null, url: null }, /not HTTP/],
    ['one that stopped being HTTP', { broken: { code: 'HPE_X', reason: '' } }, /not HTTP/],
    ['CONNECT', { method: 'CONNECT', url: 'host:443' }, /CONNECT/],
    ['OPTIONS *', { method: 'OPTIONS', url: '*' }, /"\*" has no path/],
    ['a method with a blank', { method: 'GET X' }, /not a valid HTTP token/],
    ['a line break in a value', { headers: [['X-A', 'a\r\nX-B: b']] }, /"X-A" has a character/],
    ['a line break in a name', { headers: [['X\r\nY', 'a']] }, /not a valid name/],
    ['a NUL in a value', { headers: [['X-A', '\0']] }, /"X-A" has a character/],
    ['text beyond one byte in a value', { headers: [['X-A', '€']] }, /"X-A" has a character/],
    ['a blank in its target', { url: '/in/abc?a b' }, /blank/],
    ['a line break in its target', { url: '/in/abc?a\r\nX: y' }, /blank/],
  ] as const)('when it is %s', (_name, change, detail) => {
    const result = sent(change);
    expect(result).toMatchObject({ ok: false, fault: 'not-sendable' });
    expect(result.ok || result.detail).toMatch(detail);
  });

  it.each(['truncated', 'aborted', 'timeout'] as const)('when its body was %s', (ended) => {
    const result = sent({ body: { bytes: 3, sha256: '', ended } });
    expect(result).toMatchObject({ ok: false, fault: 'not-sendable' });
  });

  it('to a URL with another scheme or a user', () => {
    for (const url of ['ftp://host/', 'http://', 'http://me@host/'])
      expect(checkedRequest({ method: 'GET', url, headers: [], body })).toMatchObject({
        fault: 'not-sendable',
      });
  });
});
