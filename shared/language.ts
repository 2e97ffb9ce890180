/** The languages of the window; `system` is the desktop's, or English where there is no translation. */
export const languages = ['system', 'en', 'es', 'pt'] as const;
export type Language = (typeof languages)[number];
