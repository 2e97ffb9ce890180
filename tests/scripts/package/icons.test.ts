import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { icns, ico, icoSizes } from '../../../scripts/package/icons/icon-files.mjs';

const icons = join(import.meta.dirname, '../../../resources/icons');
const read = (name: string): Buffer => readFileSync(join(icons, name));

describe('the icons', () => {
  it('are PNGs of the size that their names say', () => {
    const names = readdirSync(join(icons, 'png'));
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      const { type, width, height } = imageSize(read(join('png', name)));
      expect(`${type} ${width}x${height}.png`).toBe(`png ${name}`);
    }
  });

  it('are in the ICO of Windows, up to 256 pixels', () => {
    const { images } = imageSize(read('icon.ico'));
    expect(images?.map(({ width }) => width)).toEqual(icoSizes);
  });

  it('are in the ICNS of macOS, up to 1024 pixels', () => {
    const { images = [] } = imageSize(read('icon.icns'));
    expect(Math.max(...images.map(({ width }) => width))).toBe(1024);
  });
});

describe('a container of icons', () => {
  const png = (pixels: number) => Buffer.from(`png of ${pixels}`);

  it('says in an ICO where each image is and how long', () => {
    const file = ico(png);
    icoSizes.forEach((pixels, index) => {
      const at = 6 + 16 * index;
      const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
      expect(file.toString('latin1', offset, offset + length)).toBe(`png of ${pixels}`);
    });
  });

  it('says in an ICNS how long it is and each entry', () => {
    const file = icns(png);
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(file.toString('latin1', 8, 12)).toBe('ic11');
    expect(file.readUInt32BE(12)).toBe('png of 32'.length + 8);
  });
});
