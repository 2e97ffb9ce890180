import type { Issue } from '../../../../shared/inspection.ts';
import { standingElsewhere, type Place } from '../message/misplaced-fields.ts';
import { issue } from '../issue.ts';
import { misspeltFor } from '../message/misspelt.ts';
import { ofMessages, type ProviderSubject } from './subject.ts';

/** What stands in another place than the documented one. */
export const places = ofMessages((subject) =>
  placesOf(subject).map(({ meant, found, path }): Issue =>
    issue('field.elsewhere', { meant, field: found }, path),
  ),
);

/** A name that is only misspelt is told as that. */
export function placesOf({ read: { object }, kind }: ProviderSubject): readonly Place[] {
  return standingElsewhere(object, kind === 'email').filter(
    ({ meant }) => misspeltFor(object, meant) === null,
  );
}

/** Whether a documented field is there under another name, so that nobody calls it missing. */
export function standsSomewhere(subject: ProviderSubject, documented: string): boolean {
  return (
    misspeltFor(subject.read.object, documented) !== null ||
    placesOf(subject).some(({ meant }) => meant === documented)
  );
}
