import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { septetsOf } from '../../../electron/core/sms/gsm7.ts';
import { countSegments } from '../../../electron/core/sms/segments.ts';

/** The alphabet's table in 3GPP TS 23.038, column by column from 00; `␛` is the escape to the extension. */
const columns =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ␛ÆæßÉ' +
  ' !"#¤%&\'()*+,-./' +
  '0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmno' +
  'pqrstuvwxyzäöñüà';

describe('GSM-7', () => {
  it('has the 127 characters of its table, one septet each', () => {
    expect(columns).toHaveLength(128);
    for (const character of columns.replace('␛', ''))
      expect(septetsOf(character), character).toBe(1);
  });

  it('has ten in its extension, two septets each', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
    expect(all.filter((character) => septetsOf(character) === 1)).toHaveLength(127);
    expect(all.filter((character) => septetsOf(character) === 2)).toEqual(
      Array.from('\f[\\]^{|}~€'),
    );
  });

  it('has neither the cedilla of Portuguese nor the tab nor the back tick', () => {
    for (const character of 'ç\t`áÁíóúê') expect(septetsOf(character), character).toBeNull();
  });
});

describe('segments', () => {
  it.each([
    ['nothing', '', 'GSM-7', 0, 160, 0, 160],
    ['160 letters', 'a'.repeat(160), 'GSM-7', 1, 160, 160, 0],
    ['161 letters', 'a'.repeat(161), 'GSM-7', 2, 153, 161, 145],
    ['306 letters', 'a'.repeat(306), 'GSM-7', 2, 153, 306, 0],
    ['307 letters', 'a'.repeat(307), 'GSM-7', 3, 153, 307, 152],
    ['80 euros', '€'.repeat(80), 'GSM-7', 1, 160, 160, 0],
    // 152 letters leave one septet, in which no half of a euro goes.
    [
      'a euro that would be split',
      `${'a'.repeat(152)}€${'a'.repeat(10)}`,
      'GSM-7',
      2,
      153,
      164,
      141,
    ],
    ['70 kana', 'あ'.repeat(70), 'UCS-2', 1, 70, 70, 0],
    ['71 kana', 'あ'.repeat(71), 'UCS-2', 2, 67, 71, 63],
    ['35 emoji', '😀'.repeat(35), 'UCS-2', 1, 70, 70, 0],
    // 33 pairs fill 66 of 67 units; the next pair is not split.
    ['36 emoji', '😀'.repeat(36), 'UCS-2', 2, 67, 72, 61],
  ])('%s', async (_, text, encoding, segments, perSegment, units, left) => {
    expect(await countSegments(text)).toMatchObject({
      encoding,
      segments,
      perSegment,
      units,
      left,
    });
  });

  it('never exceed their capacity, for any text', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '€', 'あ', '😀', '\ud83d'),
      minLength: 1,
      maxLength: 400,
    });
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const { segments, perSegment, units, left, characters } = await countSegments(written);
        expect(segments * perSegment - left).toBeGreaterThanOrEqual(units);
        expect(left).toBeLessThanOrEqual(perSegment);
        expect(characters).toBe(Array.from(written).length);
      }),
    );
  });
});

describe('what requires UCS-2', () => {
  it('is listed with its places, the most frequent first, and with its GSM-7 replacement', async () => {
    const { forcing, segmentsReplaced } = await countSegments('“Sí”, it’s a café—it’s 5 °C');
    expect(forcing).toEqual([
      { character: '’', codePoint: 'U+2019', count: 2, at: [8, 20], instead: "'" },
      { character: '“', codePoint: 'U+201C', count: 1, at: [0], instead: '"' },
      { character: 'í', codePoint: 'U+00ED', count: 1, at: [2], instead: 'i' },
      { character: '”', codePoint: 'U+201D', count: 1, at: [3], instead: '"' },
      { character: '—', codePoint: 'U+2014', count: 1, at: [17], instead: '-' },
      { character: '°', codePoint: 'U+00B0', count: 1, at: [25], instead: null },
    ]);
    expect(segmentsReplaced).toBeNull();
  });

  it('costs segments, and replacing it saves them', async () => {
    const long = `${'a'.repeat(150)}’`;
    expect(await countSegments(long)).toMatchObject({ segments: 3, segmentsReplaced: 1 });
    expect((await countSegments('a'.repeat(200))).segmentsReplaced).toBeNull();
  });

  it('is counted in the whole of a long text, unlike its places', async () => {
    const { forcing, characters } = await countSegments('😀'.repeat(600_000));
    expect(forcing[0]).toMatchObject({ count: 600_000, instead: null });
    expect(forcing[0]?.at).toHaveLength(100);
    expect(characters).toBe(600_000);
  });
});
