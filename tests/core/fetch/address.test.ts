import { describe, expect, it } from 'vitest';
import { whyNotPublic } from '../../../electron/core/fetch/address.ts';

describe('an address', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '2a00:1450:4001::200e',
    '2003::1',
  ])('%s is public', (address) => {
    expect(whyNotPublic(address)).toBe(null);
  });

  it.each([
    ['127.0.0.1', 'loopback'],
    ['10.255.255.255', 'private'],
    ['169.254.169.254', 'linkLocal'],
    ['100.64.0.0', 'carrierGradeNat'],
    ['100.127.255.255', 'carrierGradeNat'],
    ['255.255.255.255', 'broadcast'],
    ['::1', 'loopback'],
    ['::ffff:1.1.1.1', 'ipv4Mapped'],
    ['::101:101', 'not global'],
    ['64:ff9b::1.1.1.1', 'rfc6052'],
    ['2002:101:101::1', '6to4'],
    ['2001::1', 'teredo'],
    ['fe80::1%eth0', 'zoned'],
    ['2606:4700::5efe:1.1.1.1', 'isatap'],
    ['1fff::1', 'not global'],
    ['4000::', 'not global'],
    ['', 'no address'],
    ['127.1', 'no address'],
    ['0177.0.0.1', 'no address'],
    ['1.1.1.1 ', 'no address'],
    ['[::1]', 'no address'],
  ])('%s is not public: %s', (address, why) => {
    expect(whyNotPublic(address)).toBe(why);
  });
});
