import type { Issue } from '../../../../shared/inspection.ts';
import type { knownFieldIssues } from '../../../../shared/issues/known-field.ts';
import { nearest } from '../../nearest.ts';
import { eventNames, knownNames, sendApiNames } from '../field-names.ts';
import { issue } from '../issue.ts';
import { documentedNames, type JsonObject } from '../message.ts';
import { ofMessages } from './subject.ts';

/** Unknown names that are told one by one; a body may have thousands. */
const toldNames = 50;

const byLowerCase = new Map([...documentedNames].map((name) => [name.toLowerCase(), name]));

/** What is known of the names that the page does not list. */
export const fieldNames = ofMessages(({ read: { object }, fields }) => {
  const undocumented = [...new Set(fields.filter(({ standing }) => standing !== 'documented'))];
  const { emailTo } = object;
  const isList = Array.isArray(emailTo) && emailTo.every((entry) => typeof entry === 'string');
  const array = isList ? [issue('emailTo.array', {}, '/emailTo')] : [];
  return [
    ...array,
    ...undocumented.slice(0, toldNames).map(({ name, path }) => said(object, name, path)),
  ];
});

function said(object: JsonObject, name: string, path: string): Issue {
  const field = name.length > 60 ? `${name.slice(0, 60).toWellFormed()}…` : name;
  const known = `field.known.${name}`;
  if (knownNames.has(name)) return issue(known as keyof typeof knownFieldIssues, {}, path);
  if (sendApiNames.has(name)) return issue('field.of-send-api', { field }, path);
  if (eventNames.has(name)) return issue('field.of-event', { field }, path);
  const meant = meantBy(object, name);
  return meant === null
    ? issue('field.unknown', { field }, path)
    : issue('field.misspelt', { field, meant }, path);
}

/** The documented name that an unknown one was probably meant for, if that is missing. */
function meantBy(object: JsonObject, name: string): string | null {
  const letters = name.replaceAll(/[_-]/g, '').toLowerCase();
  if (name.length > 40 || letters.length < 4) return null;
  // Two slips make another word of a short one: `photo` is no `phone`, `object` no `subject`.
  const slips = letters.length < 8 ? 1 : 2;
  const found = byLowerCase.get(nearest(letters, [...byLowerCase.keys()], slips) ?? '');
  // A beginning such as `email` is a name of its own.
  if (found === undefined || Math.abs(found.length - letters.length) > 1) return null;
  return Object.hasOwn(object, found) ? null : found;
}

/** The unknown name that probably stands for a missing documented one. */
export function misspeltFor(object: JsonObject, documented: string): string | null {
  const names = Object.keys(object).slice(0, 1_000);
  return (
    names.find((name) => !documentedNames.has(name) && meantBy(object, name) === documented) ?? null
  );
}
