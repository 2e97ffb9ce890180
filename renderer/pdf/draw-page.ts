import type { PDFPageProxy } from 'pdfjs-dist';

/** The width of a page, and the maximum number of pixels of its canvas, because a page may claim any size. */
const width = 900;
const maxPixels = 4_000_000;

/** Draws a page on a new canvas. */
export async function drawPage(page: PDFPageProxy): Promise<HTMLCanvasElement> {
  const original = page.getViewport({ scale: 1 });
  const maxScale = Math.sqrt(maxPixels / Math.max(1, original.width * original.height));
  const viewport = page.getViewport({ scale: Math.min(width / original.width, maxScale) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.min(maxPixels, Math.round(viewport.width)));
  canvas.height = Math.max(1, Math.min(maxPixels, Math.round(viewport.height)));
  // Other intents wait for animation frames, which a frame that is scrolled out of view does not get.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  return canvas;
}
