import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { nameOfType } from '../message.ts';
import type { Check } from './subject.ts';

/** Whether the body is one JSON object. */
export const json: Check = ({ json: reading, fields, fieldCount }) => {
  switch (reading.is) {
    case 'none':
      return [];
    case 'faulty': {
      const { code, line, column, text } = reading.fault;
      return [issue(code, { line, column, text })];
    }
    case 'form':
      return reading.form.named ? [] : [issue('body.form', {})];
    case 'value': {
      if (reading.object === null) return [notObject(reading.value)];
      return fieldCount > fields.length
        ? [issue('json.too-many-fields', { count: fieldCount, limit: fields.length })]
        : [];
    }
  }
};

function notObject(value: unknown): Issue {
  const holdsJson = typeof value === 'string' && /^\s*[{[]/.test(value) && isJsonText(value);
  return holdsJson
    ? issue('json.encoded-twice')
    : issue('json.not-object', { found: nameOfType(value) });
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
