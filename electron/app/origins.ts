/** The window's own origin. */
export const appOrigin = 'app://hookscope';

/** Where the page that sanitizes mail is served. In its frame the page has an opaque origin. */
export const sanitizerOrigin = 'sanitizer://hookscope';
