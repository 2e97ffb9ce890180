import { getDocument } from 'pdfjs-dist';
// Without a worker of its own, pdf.js looks for this in the page: the page is a process apart already.
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';
import { pdfPageLimit, type PdfRequest, type PdfProgress } from '../../shared/pdf-frame.ts';
import { drawPage } from './draw-page.ts';

Object.assign(globalThis, { pdfjsWorker: worker });

/** The whole of the frame: it gets one PDF from the window, draws its first pages, and says how it went. */
function tell(news: PdfProgress): void {
  window.parent.postMessage(news, '*');
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
  tell({ is: 'drawn', pages: opened.numPages });
}

window.addEventListener('message', ({ source, data }) => {
  if (source !== window.parent) return;
  draw(data as PdfRequest).catch(() => tell({ is: 'broken' }));
});
tell({ is: 'ready' });
