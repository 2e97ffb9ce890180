import { describe, expect, it } from 'vitest';
import {
  isInlineFont,
  linkTarget,
  fragmentOf,
  readResource,
  schemeOf,
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

describe('a resource', () => {
  it.each([
    ['data:image/png;base64,AA', { is: 'inline', address: 'data:image/png;base64,AA' }],
    [' DATA:image/GIF,x', { is: 'inline', address: 'data:image/GIF,x' }],
    ['data:image/svg+xml,<svg>', { is: 'unusable' }],
    ['data:text/html,x', { is: 'unusable' }],
    ['https://a.example/x.png', { is: 'remote', url: 'https://a.example/x.png' }],
    ['ht\ntps://a.example/x.png', { is: 'remote', url: 'https://a.example/x.png' }],
    ['HTTP://A.example:80/b/../x', { is: 'remote', url: 'http://a.example/x' }],
    ['//a.example/x.png', { is: 'remote', url: 'https://a.example/x.png' }],
    ['\\\\a.example/x.png', { is: 'remote', url: 'https://a.example/x.png' }],
    ['ftp://a.example/x.png', { is: 'unusable' }],
    ['cid:part1@a', { is: 'part', cid: 'part1@a' }],
    ['images/x.png', { is: 'unusable' }],
    ['javascript:x', { is: 'unusable' }],
    ['', { is: 'unusable' }],
  ])('is read from %j', (address, resource) => {
    expect(readResource(address)).toEqual(resource);
  });

  it('is resolved against the address of its style sheet', () => {
    expect(readResource('../i.png', 'https://a.example/css/a.css')).toEqual({
      is: 'remote',
      url: 'https://a.example/i.png',
    });
  });
});

it('recognises an inline font by its media type', () => {
  expect(isInlineFont('data:font/woff2;base64,AA')).toBe(true);
  expect(isInlineFont('data:application/x-font-ttf,AA')).toBe(true);
  expect(isInlineFont('data:text/html,AA')).toBe(false);
});

it('reads the scheme of an address like a browser', () => {
  expect(schemeOf(' java\tscript:x')).toBe('javascript:');
  expect(schemeOf('/in/token')).toBeNull();
});

it('reads the addresses of a srcset without their descriptors', () => {
  expect(srcsetAddresses(' https://a.example/1,2.png 1x, b.png 2x ,c.png', 9)).toEqual([
    'https://a.example/1,2.png',
    'b.png',
    'c.png',
  ]);
  expect(srcsetAddresses('a.png 1x, b.png 2x', 1)).toEqual(['a.png']);
});

it.each([
  ['#prices', '#prices'],
  [' \n#pri\tces ', '#prices'],
  ['#', '#'],
  ['', null],
  ['page#prices', null],
  ['https://a.example/#prices', null],
])('the fragment of %j is %j', (href, place) => {
  expect(fragmentOf(href)).toBe(place);
});
