import type { Field, Issue } from '../../../../shared/inspection.ts';
import type { JsonPart } from '../form/json-part.ts';
import { issue } from '../issue.ts';
import { shortened } from '../kind/evidence.ts';
import { nameOfType } from '../message/message.ts';
import { isJsonText } from '../json/parse-json.ts';
import type { Check } from './check.ts';

/** Bodies that are not one JSON object. */
export const json: Check = ({ json: reading, body, fields, fieldCount }) => {
  switch (reading.is) {
    case 'none':
      return isBlank(body.text) ? [issue('body.blank')] : [];
    case 'faulty': {
      const { code, line, column, text } = reading.fault;
      return [issue(reading.isLines ? 'json.invalid.lines' : code, { line, column, text })];
    }
    case 'form':
      return [
        ...(reading.form.declared ? [] : [issue('body.form')]),
        ...reading.form.issues.filter((one) => !body.issues.some(({ code }) => code === one.code)),
        ...unlisted(fields, fieldCount),
      ];
    case 'value':
      return [
        ...(reading.part === null ? [] : [inPart(reading.part)]),
        ...(reading.object === null ? [notObject(reading.value)] : unlisted(fields, fieldCount)),
      ];
  }
};

function inPart({ number, name }: JsonPart): Issue {
  return issue('multipart.json', name === null ? { number } : { number, name: shortened(name) });
}

/** White space alone; an empty body is reported by its length. */
function isBlank(text: string): boolean {
  return text !== '' && text.trim() === '';
}

function unlisted(fields: readonly Field[], count: number): Issue[] {
  return count > fields.length
    ? [issue('json.too-many-fields', { count, limit: fields.length })]
    : [];
}

function notObject(value: unknown): Issue {
  const holdsJson = typeof value === 'string' && /^\s*[{["]/.test(value) && isJsonText(value);
  return holdsJson
    ? issue('json.encoded-twice')
    : issue('json.not-object', { found: nameOfType(value) });
}
