/** The forms that a call can be copied in. */
export const callForms = ['curl', 'typescript'] as const;
export type CallForm = (typeof callForms)[number];
