/** The window's own origin. */
export const appOrigin = 'app://hookscope';

/** Where the page that sanitizes mail is served; in its frame it has no origin at all. */
export const sanitizerOrigin = 'sanitizer://hookscope';
