import { describe, expect, it } from 'vitest';
import { isOwnAddress, type OwnPlaces } from '../../../electron/core/dispatch/own-address.ts';

const places: OwnPlaces = {
  listener: { is: 'listening', host: '127.0.0.1', port: 4040, localUrl: '' },
  tunnelPort: 5050,
  tunnel: { is: 'open', url: 'https://x.loca.lt', insteadOf: null, probe: null },
  tunnelKind: 'localtunnel',
  pathToken: 'abc',
};

describe('our own address', () => {
  it.each([
    'http://127.0.0.1:4040/in/abc',
    'http://127.0.0.1:5050/',
    'http://127.1:4040/',
    'http://127.200.3.4:4040/',
    'http://2130706433:4040/',
    'http://0x7f.1:4040/',
    'http://017700000001:4040/',
    'http://0:4040/',
    'http://0.0.0.0:4040/',
    'http://[::1]:4040/',
    'http://[::]:4040/',
    'http://[0:0:0:0:0:0:0:1]:4040/',
    'http://[::ffff:127.0.0.1]:4040/',
    'http://localhost:4040/else',
    'http://LOCALHOST.:4040/',
    'http://a.b.localhost:4040/',
    'http://me:pw@localhost:4040/',
    'https://localhost:4040/',
    'https://x.loca.lt/in/abc',
    'http://x.loca.lt/',
    'https://X.LOCA.LT:443/more',
  ])('is %s', (url) => {
    expect(isOwnAddress(url, places)).toBe(true);
  });

  it.each([
    'http://127.0.0.1:4041/',
    'http://192.168.1.7:4040/',
    'http://localhost/',
    'http://localhost.example.com:4040/',
    'https://y.loca.lt/in/abc',
    'https://x.loca.lt:8443/',
    'no url',
  ])('is not %s', (url) => {
    expect(isOwnAddress(url, places)).toBe(false);
  });

  it('is an address of the network only while the listener listens there', () => {
    const at = (host: string): OwnPlaces => ({
      ...places,
      listener: { is: 'listening', host, port: 4040, localUrl: '' },
    });
    expect(isOwnAddress('http://192.0.2.7:4040/', at('192.0.2.7'))).toBe(true);
    expect(isOwnAddress('http://192.0.2.8:4040/', at('192.0.2.7'))).toBe(false);
    expect(isOwnAddress('http://192.0.2.8:4040/', at('0.0.0.0'))).toBe(false);
  });

  it('is of the user’s own address the Delivery URL alone, since the address may serve more', () => {
    const own: OwnPlaces = {
      ...places,
      tunnelKind: 'address',
      tunnel: { is: 'open', url: 'https://example.com/hooks', insteadOf: null, probe: null },
    };
    expect(isOwnAddress('https://example.com/hooks/in/abc', own)).toBe(true);
    expect(isOwnAddress('https://example.com/hooks/other', own)).toBe(false);
    expect(isOwnAddress('https://example.com/hooks/other', { ...own, pathToken: null })).toBe(true);
    expect(isOwnAddress('https://example.com/api', { ...own, pathToken: null })).toBe(false);
  });

  it('is unknown while there is none', () => {
    const none: OwnPlaces = {
      ...places,
      listener: { is: 'starting' },
      tunnelPort: null,
      tunnel: { is: 'closed' },
    };
    expect(isOwnAddress('http://127.0.0.1:4040/', none)).toBe(false);
    expect(isOwnAddress('https://x.loca.lt/', none)).toBe(false);
  });
});
