/** What can be done with the data folder as a whole. */
export const dataActions = ['backUp', 'restore', 'moveData'] as const;
export type DataAction = (typeof dataActions)[number];

/** An action that goes on. */
export interface RunningDataWork {
  readonly action: DataAction;
  /** How much of it is done, in whole percent; `null` while that is not known. */
  readonly percent: number | null;
  /** The user wants it to stop. */
  readonly isCancelled: boolean;
}
