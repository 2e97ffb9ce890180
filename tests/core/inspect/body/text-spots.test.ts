import { describe, expect, it, vi } from 'vitest';
import { textSpots } from '../../../../electron/core/inspect/body/text-spots.ts';
import { openBody } from '../../../../electron/core/inspect/opened-body.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';

const limit = 1_000_000;

async function spotsIn(body: string | Buffer, shown = limit) {
  const bytes = Buffer.from(body);
  const request: CapturedRequest = {
    id: 1,
    receivedAt: 0,
    endedAt: 0,
    via: 'local',
    peer: null,
    method: 'POST',
    url: '/',
    httpVersion: '1.1',
    headers: [['Content-Type', 'application/json']],
    trailers: [],
    body: { bytes: bytes.length, sha256: '', ended: 'complete' },
    stray: false,
    broken: null,
  };
  const opened = await openBody(request, bytes);
  return textSpots(opened, shown).map(({ code, from, to }) => [
    code,
    opened.body.text.slice(from, to),
    from,
  ]);
}

describe('the spots of a body', () => {
  it.each([
    ['{"a":1 "bcd":2}', 'json.invalid.missing-comma', '"bcd"', 7],
    ['{"a":None}', 'json.invalid.word', 'None', 5],
    ['{"a":1,}', 'json.invalid.trailing-comma', ',', 6],
    ['{"a":"cut', 'json.invalid.end', '', 9],
  ])('are the place where %s is no JSON', async (body, code, marked, from) => {
    expect(await spotsIn(body)).toEqual([[code, marked, from]]);
  });

  it('are none in a body without a fault', async () => {
    expect(await spotsIn('{"a":1}')).toEqual([]);
  });

  it('are none behind what is shown', async () => {
    expect(await spotsIn('{"a":None}', 6)).toEqual([]);
  });

  it('are not looked for behind what is shown', async () => {
    const body = Buffer.concat([Buffer.from('\uFFFD'.repeat(1_000)), Buffer.from([0xe9])]);
    const encode = vi.spyOn(TextEncoder.prototype, 'encode');
    try {
      expect(await spotsIn(body, 10)).not.toContainEqual(['charset.invalid', '\uFFFD', 1_000]);
      expect(encode.mock.calls.length).toBeLessThan(20);
    } finally {
      encode.mockRestore();
    }
  });

  it('are the first byte that is no UTF-8, and not a replacement character that was sent', async () => {
    const body = Buffer.concat([
      Buffer.from('{"a":"é\uFFFD'),
      Buffer.from([0xe9]),
      Buffer.from('"}'),
    ]);
    expect(await spotsIn(body)).toEqual([['charset.invalid', '\uFFFD', 8]]);
  });
});
