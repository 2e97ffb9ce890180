import type { PDFPageProxy } from 'pdfjs-dist';

/** CSS pixels of a page's width, and pixels of its canvas: a page may claim to be as large as a house. */
const width = 900;
const maxPixels = 4_000_000;

/** Draws a page on a canvas of its own. */
export async function drawPage(page: PDFPageProxy): Promise<HTMLCanvasElement> {
  const whole = page.getViewport({ scale: 1 });
  const fitting = Math.sqrt(maxPixels / Math.max(1, whole.width * whole.height));
  const viewport = page.getViewport({ scale: Math.min(width / whole.width, fitting) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.min(maxPixels, Math.round(viewport.width)));
  canvas.height = Math.max(1, Math.min(maxPixels, Math.round(viewport.height)));
  // As for paper: else it waits for animation frames, of which a frame that is scrolled out of sight has none.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  return canvas;
}
