/** What can be done with the data folder as a whole. */
export const dataActions = ['backUp', 'restore', 'moveData'] as const;
export type DataAction = (typeof dataActions)[number];
