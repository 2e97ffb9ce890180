/** Stands in the place of a rule where the doors refused a request, so it names no rule of the user's. */
export const guardRule = { id: 'door:guard', name: 'The doors: user or header missing' } as const;
