/** Where the frame that draws PDFs is served: static files of ours, in a place without a way anywhere. */
export const pdfFrameAddress = 'preview://pdf/pdf/index.html';

/** Pages that are drawn at most. */
export const pdfPageLimit = 20;

/** What the window tells the frame, once. */
export interface PdfAsk {
  readonly pdf: Uint8Array;
  /** How a page is called for those who hear it; `{{number}}` stands for its number. */
  readonly pageName: string;
}

/** What the frame tells the window. */
export type PdfNews =
  | { readonly is: 'ready' }
  | { readonly is: 'drawn'; readonly pages: number }
  | { readonly is: 'broken' };
