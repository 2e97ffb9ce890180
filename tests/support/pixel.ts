import type { Page } from 'playwright-core';

/** The colour of one pixel of the window, as `r,g,b`. CSS pixels from its upper left corner. */
export async function pixelAt(page: Page, x: number, y: number): Promise<string> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(
    async (data) => {
      const image = new Image();
      image.src = data;
      await image.decode();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const [r, g, b] = context?.getImageData(0, 0, 1, 1).data ?? [];
      return [r, g, b].join();
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
}
