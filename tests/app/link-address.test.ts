import { describe, expect, it } from 'vitest';
import { readLinkAddress } from '../../electron/app/link-address.ts';

describe('readLinkAddress', () => {
  it('shows the real host', () => {
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

  it('ignores spaces and control characters', () => {
    expect(readLinkAddress(' ht\ntps://a.example/\t')?.href).toBe('https://a.example/');
  });

  it('keeps only the fields of RFC 6068 in a mailto address, in their own spelling', () => {
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
