import { domainToUnicode } from 'node:url';
import { describe, expect, it } from 'vitest';
import { urlWarnings } from '../../shared/url-warnings.ts';

const warnings = (href: string) => urlWarnings(new URL(href), domainToUnicode);

describe('warnings of an address', () => {
  it.each([
    'https://a.example/path?https://b.example',
    'http://sub.a.example:8080/',
    'https://a.example/@user',
  ])('there are none for %j', (href) => {
    expect(warnings(href)).toEqual([]);
  });

  it.each([
    ['https://bank.example@evil.example/', 'bank.example'],
    ['https://bank.example%2flogin:x@evil.example/', 'bank.example/login'],
    ['https://:secret@evil.example/', ''],
    ['https://%ff@evil.example/', '%ff'],
  ])('finds the name before the @ in %s', (href, name) => {
    expect(warnings(href)).toEqual([{ code: 'user-name', name }]);
  });

  it.each([
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0177.0.0.01/', '127.0.0.1'],
    ['http://[::ffff:1.2.3.4]/', '[::ffff:102:304]'],
  ])('finds the IP address in %s', (href, host) => {
    expect(warnings(href)).toEqual([{ code: 'number', host }]);
  });

  it.each([
    // Each letter Cyrillic, then one, then Greek, Armenian and Latin ones.
    ['https://\u0430\u0440\u0440\u04cf\u0435.com/', 'apple.com'],
    ['https://\u0430pple.com/', 'apple.com'],
    ['https://\u03c1aypal.com/', 'paypal.com'],
    ['https://g\u0585\u0585gle.com/', 'google.com'],
    ['https://goo\u0261le.com/', 'google.com'],
    ['https://\u0456cloud.com/', 'icloud.com'],
  ])('finds what %s imitates', (href, like) => {
    expect(warnings(href)).toEqual([
      { code: 'look-alike', shown: domainToUnicode(new URL(href).hostname), like },
    ]);
  });

  it('finds letters of scripts that are not mixed', () => {
    expect(warnings('https://pay\u0436al.example/')).toEqual([
      { code: 'look-alike', shown: 'pay\u0436al.example', like: null },
    ]);
  });

  it.each([
    'https://m\u00fcnchen.example/',
    'https://\u043f\u0440\u0430\u0432\u0434\u0430.\u0440\u0444/',
    'https://\u65e5\u672c\u8a9etest.example/',
    'https://\u05d0\u05d1.example/',
    'https://stra\u00dfe.example/',
  ])('calls %s international only', (href) => {
    expect(warnings(href).map(({ code }) => code)).toEqual(['international']);
  });

  it.each([
    ['mailto:a@b.example', 'mailto'],
    ['tel:+15551234567', 'tel'],
    ['vscode://x', 'vscode'],
  ])('names the scheme of %s', (href, scheme) => {
    expect(warnings(href)).toEqual([{ code: 'scheme', scheme }]);
  });
});
