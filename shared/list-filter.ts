/** What the list may show. The window's chips, the store's queries and the calls between them follow this table. */
export const listChoices = ['all', 'sms', 'email', 'problem', 'other', 'stray'] as const;
export type ListChoice = (typeof listChoices)[number];

/** How many requests of each choice are listed. */
export type ListCounts = Readonly<Record<ListChoice, number>>;

/** The filter that every listed request passes. */
export const everything = { text: '', show: 'all' } as const;
