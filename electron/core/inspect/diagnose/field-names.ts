import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import type { knownFieldIssues } from '../../../../shared/issues/known-field.ts';
import { eventNames, knownNames, sendApiNames } from '../message/field-names.ts';
import { issue } from '../issue.ts';
import { intendedName } from '../message/misspelt.ts';
import { misplacedIn } from './misplaced.ts';
import { forMessages } from './check.ts';
import { shortText } from '../../../../shared/cut-text.ts';
import type { JsonObject } from '../json/json-object.ts';

/** Undocumented field names, with what is known about each. */
export const fieldNames = forMessages((input) => {
  const { read, fields } = input;
  const { emailTo } = read.object;
  const isList = Array.isArray(emailTo) && emailTo.every((entry) => typeof entry === 'string');
  const array = isList ? [issue('emailTo.array', {}, '/emailTo')] : [];
  // A misplaced field is reported as such.
  const misplaced = new Set(misplacedIn(input).map(({ found }) => found.split('.')[0]));
  const undocumented = new Set(
    fields.filter(({ fieldStatus, name }) => fieldStatus !== 'documented' && !misplaced.has(name)),
  );
  return [
    ...array,
    ...[...undocumented]
      .slice(0, bounds.reportedNames.entries)
      .map(({ name, path }) => ofName(read.object, name, path)),
  ];
});

function ofName(object: JsonObject, name: string, path: string): Issue {
  const field = shortText(name.toWellFormed(), 60);
  const known = `field.known.${name}`;
  if (knownNames.has(name)) return issue(known as keyof typeof knownFieldIssues, {}, path);
  if (sendApiNames.has(name)) return issue('field.of-send-api', { field }, path);
  if (eventNames.has(name)) return issue('field.of-event', { field }, path);
  const meant = intendedName(object, name);
  return meant === null
    ? issue('field.unknown', { field }, path)
    : issue('field.misspelt', { field, meant }, path);
}
