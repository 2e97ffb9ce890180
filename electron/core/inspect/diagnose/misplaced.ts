import type { Issue } from '../../../../shared/inspection.ts';
import { findMisplacedFields, type MisplacedField } from '../message/misplaced-fields.ts';
import { issue } from '../issue.ts';
import { misspeltFor } from '../message/misspelt.ts';
import { forMessages, type MessageInput } from './check.ts';

/** Values of documented fields that are under another name. */
export const misplaced = forMessages((input) =>
  misplacedIn(input).map(({ meant, found, path }): Issue =>
    issue('field.elsewhere', { meant, field: found }, path),
  ),
);

/** The misplaced fields of a message, without those whose name is only misspelt. */
export function misplacedIn({ read: { object }, kind }: MessageInput): readonly MisplacedField[] {
  return findMisplacedFields(object, kind === 'email').filter(
    ({ meant }) => misspeltFor(object, meant) === null,
  );
}

/** Whether a documented field is there under another or a misspelt name, so that it is not reported as missing. */
export function isMisplaced(input: MessageInput, documented: string): boolean {
  return (
    misspeltFor(input.read.object, documented) !== null ||
    misplacedIn(input).some(({ meant }) => meant === documented)
  );
}
