import { describe, expect, it } from 'vitest';
import { openBody } from '../../../electron/core/inspect/opened-body.ts';
import { readSms } from '../../../electron/core/sms/read-sms.ts';
import { posted } from '../../support/posted.ts';

async function read(body: object) {
  const bytes = Buffer.from(JSON.stringify(body));
  return readSms(await openBody(posted(bytes), bytes));
}

const sms = (message: string, phone = '+15864603685') => read({ type: 'SMS', message, phone });

describe('an SMS', () => {
  it.each([
    ['+34600111222', 'ES', 'mobile', '+34 600 11 12 22'],
    ['+15864603685', 'US', 'fixed-line-or-mobile', '+1 586 460 3685'],
    ['+442079460958', 'GB', 'fixed-line', '+44 20 7946 0958'],
    ['+18005550199', 'US', 'toll-free', '+1 800 555 0199'],
  ])('to %s goes to %s, %s', async (phone, country, type, international) => {
    expect((await sms('Hi', phone))?.phone).toMatchObject({
      country,
      type,
      international,
      valid: true,
    });
  });

  it('to an invalid number reports it', async () => {
    expect((await sms('Hi', 'unknown'))?.phone).toBeNull();
    expect((await sms('Hi', '+1586460'))?.phone).toMatchObject({ valid: false });
    expect((await read({ type: 'Custom', message: 'Hi' }))?.phone).toBeNull();
  });

  it('has its links without the punctuation behind them', async () => {
    const text =
      'See https://a.example/b?c=1, (www.b.example) and HTTPS://en.example/x_(y). No: a.b';
    expect((await sms(text))?.links).toEqual([
      'https://a.example/b?c=1',
      'www.b.example',
      'HTTPS://en.example/x_(y).'.slice(0, -1),
    ]);
  });

  it('has its whole length, for any length', async () => {
    expect((await sms('x'.repeat(250_000)))?.characters).toBe(250_000);
  });

  it('is not read from an e-mail, nor without a text', async () => {
    expect(await read({ type: 'Email', message: 'Hi' })).toBeNull();
    expect(await read({ type: 'SMS', message: 7 })).toBeNull();
  });
});
