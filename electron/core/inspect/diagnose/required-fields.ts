import type { Kind } from '../../../../shared/kinds.ts';
import { issue } from '../issue.ts';
import { misplacedIn } from './misplaced.ts';
import { forMessages } from './check.ts';

/** Without these a provider can't report a status, find the account's token or file a reply. */
const always = ['messageId', 'locationId', 'contactId'] as const;

/** Missing required fields. One of another type is reported by `fieldTypes`. */
export const requiredFields = forMessages(
  (input) => {
    const { read, kind } = input;
    const { object } = read;
    const isMissing = (name: string) => {
      const value = Object.hasOwn(object, name) ? object[name] : null;
      return value === null || value === '' || (Array.isArray(value) && value.length === 0);
    };
    const elsewhere = new Set(misplacedIn(input).map(({ meant }) => meant));
    const needed = kind === 'email' ? [...always, 'emailTo'] : always;
    return needed
      .filter((name) => isMissing(name) && !elsewhere.has(name))
      .map((field) => issue('field.missing', { field, kind: kindName(kind) }, `/${field}`));
  },
  ['sms', 'email', 'custom', 'unknown'],
);

function kindName(kind: Kind): string {
  if (kind === 'unknown') return 'a message';
  return kind === 'email' ? 'an e-mail' : 'an SMS';
}
