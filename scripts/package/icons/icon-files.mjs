// @ts-check
/** The containers of icons: ICO of Windows and ICNS of macOS. Both hold the PNGs as they are. */

/**
 * The entries of an ICNS and the pixels of each. Those for 16 and 32 pixels at a simple density hold no PNG in older
 * versions of macOS, which take the next larger entry instead.
 * @type {readonly (readonly [type: string, pixels: number])[]}
 */
const icnsEntries = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

export const icnsSizes = [...new Set(icnsEntries.map(([, pixels]) => pixels))];
export const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];

/**
 * @param {(pixels: number) => Buffer} png the icon drawn at a size
 * @returns {Buffer} a big-endian type and length, then entries of the same form
 */
export function icns(png) {
  const entries = icnsEntries.map(([type, pixels]) => icnsChunk(type, png(pixels)));
  return icnsChunk('icns', Buffer.concat(entries));
}

/**
 * @param {string} type four letters
 * @param {Buffer} data
 */
function icnsChunk(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(data.length + head.length, 4);
  return Buffer.concat([head, data]);
}

/**
 * @param {(pixels: number) => Buffer} png the icon drawn at a size
 * @returns {Buffer} ICONDIR and an ICONDIRENTRY for each size, then the images
 */
export function ico(png) {
  const images = icoSizes.map((pixels) => ({ pixels, data: png(pixels) }));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ pixels, data }, index) => {
    const at = 6 + 16 * index;
    // One byte each, in which 0 stands for 256.
    head.writeUInt8(pixels % 256, at);
    head.writeUInt8(pixels % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}
