import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readCloudflaredLine,
  whyCloudflaredEnded,
  logMessage,
} from '../../../electron/core/tunnel/cloudflared-log.ts';

const lines = (name: string): string[] =>
  readFileSync(new URL(`../../fixtures/cloudflared/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const events = (name: string) => lines(name).flatMap((line) => readCloudflaredLine(line) ?? []);

describe('the log of cloudflared', () => {
  it('reports the address and the connection, and nothing else of a start', () => {
    expect(events('open')).toEqual([
      { is: 'address', url: 'https://quiet-otters-carry-letters.trycloudflare.com' },
      { is: 'connected' },
    ]);
  });

  it('reports a lost connection and one that is restored', () => {
    expect(events('lost')).toContainEqual({ is: 'lost' });
    expect(events('lost').every(({ is }) => is === 'lost')).toBe(true);
    expect(events('back')).toEqual([{ is: 'connected' }]);
    expect(events('udp-blocked').map(({ is }) => is)).toEqual(['lost']);
  });

  it('recognises the connection line of older versions', () => {
    const line = 'INF Connection 14dd6079-e0ee-4747-8335-197c2e7c72ad registered connIndex=0';
    expect(readCloudflaredLine(line)).toEqual({ is: 'connected' });
  });

  it.each([
    'ERR x error="https://evil.test/https://a.trycloudflare.com.evil.test"',
    'POST https://api.trycloudflare.com/tunnel',
    'see https://a.trycloudflare.com/path',
  ])('ignores addresses that are not the tunnel’s: %s', (line) => {
    expect(readCloudflaredLine(line)).toBeNull();
  });
});

describe('why cloudflared ended', () => {
  it.each([
    ['limited', 'limited', '429 Too Many Requests'],
    ['limited-2023', 'limited', /invalid character 'e'/],
    ['server-error', 'refused', '500 Internal Server Error'],
    ['no-network', 'unreachable', /no such host/],
    ['no-answer', 'no-answer', /deadline exceeded/],
    ['empty-answer', 'bad-answer', /invalid UUID length: 0/],
    ['udp-blocked', 'no-answer', /failed to dial to edge/],
  ] as const)('is, for the log %s, %s', (name, fault, detail) => {
    const why = whyCloudflaredEnded(lines(name));
    expect(why.fault).toBe(fault);
    if (typeof detail === 'string') expect(why.detail).toBe(detail);
    else expect(why.detail).toMatch(detail);
  });

  it('is never the missing certificate, which a quick tunnel does not need', () => {
    expect(whyCloudflaredEnded(lines('open')).detail).not.toMatch(/certificate/);
  });

  it('is a fault for any log', () => {
    expect(whyCloudflaredEnded([])).toEqual({ fault: 'refused', detail: '' });
    expect(whyCloudflaredEnded(['\u001b[31mpanic\u0007: x']).detail).toBe('[31mpanic : x');
    expect(logMessage('x'.repeat(5_000))).toHaveLength(300);
  });
});
