import { inflateSync } from 'node:zlib';

/** The words of a PDF that Chromium printed: each glyph through its font's map to Unicode (`bfchar`, `bfrange`). */
export function pdfText(pdf: Buffer): string {
  const streams = streamsOf(pdf);
  const letters = new Map(streams.flatMap(lettersOf));
  return streams
    .flatMap((stream) => [...stream.matchAll(/<([0-9A-F]+)>/gi)])
    .map(([, glyphs = '']) =>
      (glyphs.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph.toUpperCase()) ?? '').join(''),
    )
    .join('');
}

function streamsOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    const start = index + mark.length;
    try {
      return [
        inflateSync(pdf.subarray(start, text.indexOf('endstream', start))).toString('latin1'),
      ];
    } catch {
      // Not a deflated one.
      return [];
    }
  });
}

/** What a map to Unicode says of each glyph. */
function lettersOf(stream: string): readonly (readonly [glyph: string, letter: string])[] {
  const number = (hex: string | undefined) => Number.parseInt(hex ?? '0', 16);
  const single = [...stream.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gim)];
  const ranges = [...stream.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$/gim)];
  return [
    ...single.map(([, glyph, letter]) => pair(number(glyph), number(letter))),
    ...ranges.flatMap(([, first, last, letter]) =>
      Array.from({ length: number(last) - number(first) + 1 }, (_, at) =>
        pair(number(first) + at, number(letter) + at),
      ),
    ),
  ];
}

function pair(glyph: number, letter: number): readonly [string, string] {
  return [glyph.toString(16).padStart(4, '0').toUpperCase(), String.fromCharCode(letter)];
}
