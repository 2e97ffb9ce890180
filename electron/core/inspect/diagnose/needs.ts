import { issue } from '../issue.ts';
import { misspeltFor } from './field-names.ts';
import { ofMessages } from './subject.ts';

/** Without these nobody can act on a message: report its state, find the account's token, file a reply. */
const always = ['messageId', 'locationId', 'contactId'] as const;

/** What the kind needs. A field of another type is there, and is said elsewhere. */
export const needs = ofMessages(
  ({ read: { object }, kind }) => {
    const isMissing = (name: string) => {
      const value = Object.hasOwn(object, name) ? object[name] : null;
      return value === null || value === '' || (Array.isArray(value) && value.length === 0);
    };
    const needed = kind === 'email' ? [...always, 'emailTo'] : always;
    return needed
      .filter((name) => isMissing(name) && misspeltFor(object, name) === null)
      .map((field) =>
        issue(
          'field.missing',
          { field, kind: kind === 'email' ? 'an e-mail' : 'an SMS' },
          `/${field}`,
        ),
      );
  },
  ['sms', 'email', 'custom'],
);
