/** Pixels of the longer side at most, and the size in CSS pixels of an SVG without one. */
const maxSide = 2_000;
const defaultSide = 300;

/**
 * Converts an SVG to a PNG. It is drawn as an image, which runs no script and fetches nothing (SVG 2, "secure static
 * mode"), at twice its size for high-density screens.
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
    // An SVG with foreign content makes the canvas unreadable.
    return null;
  }
}

function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement): {
  readonly width: number;
  readonly height: number;
} {
  const width = naturalWidth || defaultSide;
  const height = naturalHeight || defaultSide;
  const scale = Math.min(2, maxSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
