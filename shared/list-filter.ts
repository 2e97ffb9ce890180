/** What the list may show. The window's chips, the store's queries and the calls between them follow this table. */
export const listChoices = ['all', 'sms', 'email', 'other', 'stray'] as const;
export type ListChoice = (typeof listChoices)[number];

/** The filter that every listed request passes. */
export const everything = { text: '', show: 'all' } as const;
