import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editedRequest } from '../../../electron/core/send/send-edited.ts';
import { ofUrl } from '../../../electron/core/send/send-target.ts';
import type { EditedRequest } from '../../../shared/sending.ts';

/** An edited request as it would be sent to `http://host/base`. */
function edited(change: Partial<EditedRequest>) {
  const request = { method: 'PUT', path: '', headers: [], body: '', ...change };
  return editedRequest({ request }, ofUrl('http://host/base', null), null);
}

function urlOf(path: string): string | null {
  const made = edited({ path });
  return made.ok ? made.value.url : null;
}

describe('an edited request', () => {
  it.each([
    [{ headers: [['Bad Name', 'x']] }, 'bad-header-name', 'Bad Name'],
    [{ headers: [['', 'x']] }, 'bad-header-name', ''],
    [{ headers: [['X-A', 'one\r\nX-B: two']] }, 'bad-header-value', 'X-A'],
    [{ headers: [['X-A', '🎉']] }, 'bad-header-value', 'X-A'],
    [{ headers: [['Host', 'elsewhere']] }, 'own-header', 'Host'],
    [{ headers: [['Transfer-Encoding', 'chunked']] }, 'own-header', 'Transfer-Encoding'],
    [{ headers: [['content-length', '1']] }, 'own-header', 'content-length'],
    [{ method: 'GET /' }, 'bad-method', 'GET /'],
    [{ method: 'CONNECT' }, 'bad-method', 'CONNECT'],
  ] as const)('%j is refused with %s, and the sentence names it', (change, fault, part) => {
    const made = edited(change);
    expect(made).toMatchObject({ ok: false, fault, part });
    expect(made.ok ? '' : made.detail).toContain(part);
  });

  it.each([
    ['', 'http://host/base'],
    ['/x?y', 'http://host/base/x?y'],
    ['?é=a b', 'http://host/base?%C3%A9=a%20b'],
    ['//127.0.0.1:1/x', 'http://host/base//127.0.0.1:1/x'],
    ['/../../x', null],
    ['/%2e%2e/x', null],
    ['/..\\x', null],
    ['/..#x', null],
    ['/..%23x', null],
    ['x', null],
    ['@elsewhere/', null],
    ['.elsewhere/', null],
    [':1/', null],
  ])('the path %s leads to no other server and out of no folder', (path, url) => {
    expect(urlOf(path)).toBe(url);
  });

  it('leads to the target whatever the path is', () => {
    const piece = fc.constantFrom(
      '/',
      '..',
      '?',
      '#',
      '@',
      ':',
      '\\',
      '%2e',
      '%2F',
      ' ',
      'h',
      '\n',
      '🎉',
    );
    const path = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(path, (text) => {
        const url = urlOf(text);
        if (url === null) return;
        expect(new URL(url).origin).toBe('http://host');
        expect(new URL(url).pathname).toMatch(/^\/base(?:\/|$)/);
        expect(url).toMatch(/^[\x21-\x7e]+$/);
      }),
    );
  });
});
