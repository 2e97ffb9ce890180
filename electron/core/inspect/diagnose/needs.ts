import type { Kind } from '../../../../shared/kinds.ts';
import { issue } from '../issue.ts';
import { placesOf } from './places.ts';
import { ofMessages } from './subject.ts';

/** Without these nobody can act on a message: report its state, find the account's token, file a reply. */
const always = ['messageId', 'locationId', 'contactId'] as const;

/** What the kind needs. A field of another type is there, and is said elsewhere. */
export const needs = ofMessages(
  (subject) => {
    const { read, kind } = subject;
    const { object } = read;
    const isMissing = (name: string) => {
      const value = Object.hasOwn(object, name) ? object[name] : null;
      return value === null || value === '' || (Array.isArray(value) && value.length === 0);
    };
    // A misspelt name is missing to all code that reads the documented one.
    const elsewhere = new Set(placesOf(subject).map(({ meant }) => meant));
    const needed = kind === 'email' ? [...always, 'emailTo'] : always;
    return needed
      .filter((name) => isMissing(name) && !elsewhere.has(name))
      .map((field) => issue('field.missing', { field, kind: needing(kind) }, `/${field}`));
  },
  ['sms', 'email', 'custom', 'unknown'],
);

function needing(kind: Kind): string {
  if (kind === 'unknown') return 'a message';
  return kind === 'email' ? 'an e-mail' : 'an SMS';
}
