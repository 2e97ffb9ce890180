import { describe, expect, it } from 'vitest';
import { readLinkAddress } from '../../electron/app/link-address.ts';

describe('readLinkAddress', () => {
  it('shows the host that is really asked', () => {
    expect(readLinkAddress('https://www.paypal.com@evil.example/login')).toEqual({
      href: 'https://www.paypal.com@evil.example/login',
      target: 'evil.example',
      warnings: [{ code: 'user-name', name: 'www.paypal.com' }],
    });
  });

  it('shows an international host in punycode, and what it looks like', () => {
    // The first letter is Cyrillic.
    expect(readLinkAddress('https://\u0430pple.com:8443/')).toEqual({
      href: 'https://xn--pple-43d.com:8443/',
      target: 'xn--pple-43d.com:8443',
      warnings: [{ code: 'look-alike', shown: '\u0430pple.com', like: 'apple.com' }],
    });
  });

  it('drops what spaces and controls hide', () => {
    expect(readLinkAddress(' ht\ntps://a.example/\t')?.href).toBe('https://a.example/');
  });

  it('hands a mail program its own fields only, spelled as they were', () => {
    const address = 'mailto:a@b.example?subject=1%2B1&attach=/etc/passwd&Body=x&insert=y';
    expect(readLinkAddress(address)?.href).toBe('mailto:a@b.example?subject=1%2B1&Body=x');
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'vscode://x',
    'tel:+1',
    '//x',
    '',
  ])('refuses %j', (address) => {
    expect(readLinkAddress(address)).toBeNull();
  });
});
