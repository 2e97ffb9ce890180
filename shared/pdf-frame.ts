/** The URL of the frame that draws PDFs: static files on a scheme without network access. */
export const pdfFrameAddress = 'preview://pdf/pdf/index.html';

/** Pages that are drawn at most. */
export const pdfPageLimit = 20;

/** The single message from the window to the frame. */
export interface PdfRequest {
  readonly pdf: Uint8Array;
  /** The accessible name of a page; `{{number}}` stands for its number. */
  readonly pageName: string;
}

/** The messages from the frame to the window. */
export type PdfProgress =
  | { readonly is: 'ready' }
  | { readonly is: 'drawn'; readonly pages: number }
  | { readonly is: 'broken' };
