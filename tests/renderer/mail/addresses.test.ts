import { describe, expect, it } from 'vitest';
import {
  linkTarget,
  remotesAmong,
  resourceReach,
  srcsetAddresses,
} from '../../../renderer/mail/addresses.ts';

describe('link target', () => {
  it.each([
    ['https://a.example/x?y#z', 'https://a.example/x?y#z'],
    [' HTTP://A.example ', 'http://a.example/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+15551234567', 'tel:+15551234567'],
    ['https://раураl.example/', 'https://xn--l-7sba6dbr.example/'],
    ['https://bank.example@evil.example/', 'https://bank.example@evil.example/'],
  ])('reads %j as %j', (href, target) => {
    expect(linkTarget(href)).toBe(target);
  });

  it.each([
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' JavaScript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'app://window/',
    'mail://1/',
    'ftp://a.example/',
    '/relative',
    '//a.example/',
    '#part',
    'https://',
    '',
  ])('finds none in %j', (href) => {
    expect(linkTarget(href)).toBeNull();
  });
});

describe('reach of a resource', () => {
  it.each([
    ['data:image/png;base64,AA', 'inline'],
    [' DATA:image/GIF,x', 'inline'],
    ['data:image/svg+xml,<svg>', 'unusable'],
    ['data:text/html,x', 'unusable'],
    ['https://a.example/x.png', 'remote'],
    ['ht\ntps://a.example/x.png', 'remote'],
    ['//a.example/x.png', 'remote'],
    ['\\\\a.example/x.png', 'remote'],
    ['ftp://a.example/x.png', 'remote'],
    ['cid:part1@a', 'unusable'],
    ['images/x.png', 'unusable'],
    ['javascript:x', 'unusable'],
    ['', 'unusable'],
  ])('of %j is %s', (address, reach) => {
    expect(resourceReach(address)).toBe(reach);
  });
});

describe('srcset', () => {
  it('gives each address without its descriptor', () => {
    expect(srcsetAddresses(' https://a.example/1,2.png 1x, b.png 2x ,c.png')).toEqual([
      'https://a.example/1,2.png',
      'b.png',
      'c.png',
    ]);
  });

  it('counts only what would be fetched', () => {
    expect(remotesAmong('image', ['cid:x', '', 'https://a.example/'])).toEqual([
      { kind: 'image', url: 'https://a.example/' },
    ]);
  });
});
