import { describe, expect, it } from 'vitest';
import { addressFault } from '../../../../renderer/detail/attachments/address-fault.ts';

describe('the fault of an address', () => {
  it.each([
    ['https://a.example/x.png', null],
    ['HTTP://a.example', null],
    ['', { is: 'empty' }],
    ['  ', { is: 'empty' }],
    ['logo.png', { is: 'relative' }],
    ['//a.example/x.png', { is: 'relative' }],
    ['ftp://a.example/x', { is: 'scheme', scheme: 'ftp' }],
    ['javascript:alert(1)', { is: 'scheme', scheme: 'javascript' }],
    ['data:image/png;base64,AA', { is: 'inline' }],
    ['https://', { is: 'broken' }],
  ])('of %j', (entry, fault) => {
    expect(addressFault(entry)).toEqual(fault);
  });
});
