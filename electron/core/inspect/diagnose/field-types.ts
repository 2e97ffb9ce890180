import { kindTable } from '../../../../shared/kinds.ts';
import { resemblesMessage, type Check } from './check.ts';

/**
 * Fields of another type than documented. Only for messages: this documentation does not describe the fields of events
 * and workflows, nor those of other JSON that shares only a name or two.
 */
export const fieldTypes: Check = ({ read, kind }) => {
  if (read === null || kindTable[kind].group === 'other-webhook') return [];
  return kind === 'unknown' && !resemblesMessage(read.object) ? [] : read.issues;
};
