import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { surveyJson } from '../json/json-survey.ts';
import type { Check } from './check.ts';
import { shortText } from '../../../../shared/cut-text.ts';

/** What changes when the body goes through JSON.parse and JSON.stringify. */
export const reserialised: Check = ({ body, json, request }) => {
  if (json.is !== 'value' || body.textLength > bounds.surveyedJson.characters) return [];
  const { changes, repeated, inexact, loneSurrogates } = surveyJson(json.text, json.value);
  const all: readonly string[] =
    body.charset === 'utf-8' || body.charset === 'binary' || isGuessed(body.issues)
      ? [...changes, ...(hasMark(body.issues) ? ['byte order mark'] : [])]
      : [...changes, 'charset'];
  return [
    ...repeated.map(({ path, name, count }) =>
      issue('json.duplicate-key', { field: short(name), count }, path),
    ),
    ...inexact.map(({ path, written, becomes }) =>
      issue('json.big-number', { number: short(written), becomes }, path),
    ),
    ...loneSurrogates.map((path) => issue('json.half-character', { field: lastOf(path) }, path)),
    ...(all.length === 0 || request.body.ended !== 'complete' || json.part !== null
      ? []
      : [issue('body.reserialised', { changes: all.join(', ') })]),
  ];
};

/** Whether the charset is a guess for invalid UTF-8, which is reported as such. */
function isGuessed(issues: readonly Issue[]): boolean {
  return issues.some(({ code, values }) => code === 'charset.invalid' && 'read' in values);
}

function hasMark(issues: readonly Issue[]): boolean {
  return issues.some(({ code }) => code === 'charset.bom');
}

/** The last name of a JSON pointer, unescaped. */
function lastOf(path: string): string {
  return short((path.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~'));
}

function short(text: string): string {
  return shortText(text.toWellFormed(), 60);
}
