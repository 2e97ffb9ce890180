import { describe, expect, it } from 'vitest';
import { redact } from '../../../electron/core/export/redact.ts';
import { entryOf } from './entries.ts';

describe('redacting', () => {
  it('takes out the header that the doors ask for, whatever it is called', () => {
    const entry = entryOf('{}', {
      headers: [
        ['x-Knock', 'blue moon'],
        ['X-Other', 'stays'],
      ],
    });
    expect(redact(entry, 'X-KNOCK').request.headers).toEqual([
      ['x-Knock', 'REDACTED'],
      ['X-Other', 'stays'],
    ]);
    expect(redact(entry, null).request.headers).toEqual(entry.request.headers);
  });

  it('takes credentials out of what a rule sent as well', () => {
    const rule = { id: 'r', name: 'R', delayMs: 0, fault: null };
    const sent = { headers: [['Set-Cookie', 'a=1']] as const, body: '', bytes: 0 };
    const reply = { status: 200, ms: 1, rule, sent };
    expect(redact({ ...entryOf('{}'), reply }, null).reply?.sent?.headers).toEqual([
      ['Set-Cookie', 'REDACTED'],
    ]);
  });
});
