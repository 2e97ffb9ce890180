/** The window's own origin. */
export const appOrigin = 'app://hookscope';
