import { describe, expect, it } from 'vitest';
import { isSuspect, linkWarnings, namedHost } from '../../../renderer/mail/link-warnings.ts';

describe('the host that a text names', () => {
  it.each([
    ['https://www.bank.com/login', 'www.bank.com'],
    ['Log in at https://bank.com.', 'bank.com'],
    ['(www.bank.com)', 'www.bank.com'],
    ['WWW.Bank.COM', 'www.bank.com'],
    ['bank.com', 'bank.com'],
    ['pay.bank.co.uk/x?y', 'pay.bank.co.uk'],
    ['bank\u200b.com', 'bank.com'],
    ['http://bank.example', 'bank.example'],
    ['https://\u0430pple.com', 'xn--pple-43d.com'],
  ])('is read from %j', (text, host) => {
    expect(namedHost(text)).toBe(host);
  });

  it.each([
    'Click here',
    'report.pdf',
    'see report.pdf and bank.com',
    'Version 2.0',
    'info@bank.com',
    'e.g. this',
    'https://',
    '',
  ])('is none in %j', (text) => {
    expect(namedHost(text)).toBeNull();
  });
});

describe('warnings of a link', () => {
  it.each([
    ['https://bank.com', 'https://evil.com/bank.com', 'bank.com'],
    ['bank.com', 'https://bank.com.evil.com/', 'bank.com'],
    ['www.alice.github.io', 'https://mallory.github.io/', 'www.alice.github.io'],
    ['https://bank.com', 'https://127.0.0.1/', 'bank.com'],
    ['www.bank.com', 'mailto:a@evil.com', 'www.bank.com'],
  ])('report that %j leads to %s', (text, href, named) => {
    expect(linkWarnings(text, href)).toContainEqual({ code: 'names-another', named });
  });

  it.each([
    ['https://bank.com', 'https://www.bank.com/login'],
    ['bank.co.uk', 'https://click.bank.co.uk/x'],
    ['Click here', 'https://evil.com/'],
    ['', 'https://evil.com/'],
  ])('are absent for %j that leads to %s', (text, href) => {
    expect(linkWarnings(text, href)).toEqual([]);
  });

  it('report hidden characters', () => {
    expect(linkWarnings('photo\u202egnp.exe', 'https://a.com/')).toEqual([
      { code: 'hidden-characters' },
    ]);
    // An emoji of a family is joined by zero-width characters.
    expect(linkWarnings('\u{1f468}\u200d\u{1f469}', 'https://a.com/')).toEqual([]);
  });

  it('are not suspicious for an international host alone', () => {
    expect(linkWarnings('x', 'https://m\u00fcnchen.de/').map(isSuspect)).toEqual([false]);
    expect(linkWarnings('x', 'https://a@b.com/').map(isSuspect)).toEqual([true]);
  });
});
