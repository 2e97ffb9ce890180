import { describe, expect, it } from 'vitest';
import { hexRows } from '../../../../renderer/detail/body/hex-rows.ts';

describe('hex rows', () => {
  it('show sixteen bytes each, with a gap in the middle and dots for what is not ASCII', () => {
    const bytes = new TextEncoder().encode('GET / HTTP/1.1\r\né~');
    expect(hexRows(bytes, 0)).toEqual([
      {
        offset: '00000000',
        hex: '47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a',
        text: 'GET / HTTP/1.1..',
      },
      { offset: '00000010', hex: 'c3 a9 7e', text: '..~' },
    ]);
  });

  it('count from the start of the whole body', () => {
    expect(hexRows(new Uint8Array(17), 65_536).map(({ offset }) => offset)).toEqual([
      '00010000',
      '00010010',
    ]);
  });

  it('are none for no bytes', () => {
    expect(hexRows(new Uint8Array(), 0)).toEqual([]);
  });
});
