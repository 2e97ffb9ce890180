import { getDocument } from 'pdfjs-dist';
// pdf.js runs this code in the page when it has no worker. The frame already has its own process.
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';
import { pdfPageLimit, type PdfRequest, type PdfProgress } from '../../shared/pdf-frame.ts';
import { drawPage } from './draw-page.ts';

Object.assign(globalThis, { pdfjsWorker: worker });

/** Reports to the window. The frame receives one PDF, draws its first pages and reports the outcome. */
function report(progress: PdfProgress): void {
  window.parent.postMessage(progress, '*');
}

async function draw({ pdf, pageName }: PdfRequest): Promise<void> {
  const { promise } = getDocument({
    data: pdf,
    enableXfa: false,
    useWasm: false,
    disableAutoFetch: true,
  });
  const opened = await promise;
  const shown = Math.min(opened.numPages, pdfPageLimit);
  for (let number = 1; number <= shown; number += 1) {
    const canvas = await drawPage(await opened.getPage(number));
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', pageName.replace('{{number}}', String(number)));
    document.body.append(canvas);
  }
  report({ is: 'drawn', pages: opened.numPages });
}

window.addEventListener('message', ({ source, data }) => {
  if (source !== window.parent) return;
  draw(data as PdfRequest).catch(() => report({ is: 'broken' }));
});
report({ is: 'ready' });
