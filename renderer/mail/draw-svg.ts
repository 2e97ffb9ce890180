/** Pixels of the longer side, at most; and the size of an SVG that names none. */
const longestSide = 2_000;
const usualSide = 300;

/**
 * Draws an SVG as an image, where it runs nothing and fetches nothing (SVG 2, "secure static mode"), into pixels.
 * It is drawn at twice its size, for screens that show more.
 *
 * @returns a PNG's `data:` address; `null` when it can't be drawn.
 */
export async function drawSvg(data: string): Promise<string | null> {
  const image = new Image();
  image.src = data;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const { width, height } = sizeOf(image);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(image, 0, 0, width, height);
  try {
    return canvas.toDataURL('image/png');
  } catch {
    // One that holds foreign content makes the canvas unreadable.
    return null;
  }
}

function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement): {
  readonly width: number;
  readonly height: number;
} {
  const width = naturalWidth || usualSide;
  const height = naturalHeight || usualSide;
  const scale = Math.min(2, longestSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
