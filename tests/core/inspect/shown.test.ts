import { describe, expect, it } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { context } from '../../support/keys.ts';

const family = '👨\u200d👩\u200d👧';

async function findingsOf(fields: object) {
  const bytes = Buffer.from(JSON.stringify({ type: 'SMS', phone: '+15005550006', ...fields }));
  const { request } = capture(
    {
      id: 1,
      receivedAt: 1,
      endedAt: 1,
      via: 'local',
      peer: null,
      method: 'POST',
      url: '/in/x',
      httpVersion: '1.1',
      headers: [['Content-Type', 'application/json']],
      trailers: [],
      ended: 'complete',
      stray: false,
      broken: null,
    },
    bytes,
  );
  return (await inspect(request, bytes, context)).findings;
}

describe('what the list shows of a long text', () => {
  it.each([
    ['an emoji', '😀', 199],
    ['a family', family, 195],
    ['a flag', '🇪🇸', 198],
    ['Hangul in parts', '한'.normalize('NFD'), 198],
    ['a letter with its accent', 'e\u0301', 199],
  ])('ends with a whole character: %s', async (_, character, length) => {
    const long = `${'x'.repeat(length)}${character} and more`;
    const { preview, subject } = await findingsOf({ message: long, subject: long });
    expect(preview).toBe('x'.repeat(length));
    expect(subject).toBe('x'.repeat(length));
  });

  it('ends so too after spaces were removed', async () => {
    const { preview } = await findingsOf({ message: `${'x '.repeat(50)}${' '.repeat(299)}😀` });
    expect(preview).toBe('x '.repeat(50).trim());
  });
});
