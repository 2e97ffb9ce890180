import type { FieldComparison, TextComparison } from '../../../shared/comparison.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { JsonReading } from '../inspect/json/read-json.ts';
import { openBody, type OpenedBody } from '../inspect/opened-body.ts';
import { compareJson } from './compare-json.ts';
import { compareTexts } from './compare-texts.ts';
import { firstByteDifference } from './first-difference.ts';

/** How two bodies differ. */
export interface BodyComparison {
  /** They are the same after content decoding. */
  readonly isSameContent: boolean;
  readonly fields: FieldComparison;
  readonly text: TextComparison;
}

export const sameBodies: BodyComparison = {
  isSameContent: true,
  fields: { is: 'uncompared', why: 'same' },
  text: { is: 'same' },
};

/** Reading the bodies took too long or too much memory. */
export const tooLargeBodies: BodyComparison = {
  isSameContent: false,
  fields: { is: 'uncompared', why: 'too-large' },
  text: { is: 'too-large' },
};

/** A body with the facts that decide how it is read. */
export interface ComparedBody {
  readonly request: CapturedRequest;
  readonly bytes: Uint8Array;
}

/** Compares two bodies: their content, their fields where both have some, and their texts. Accepts any bytes. */
export async function compareBodies(
  left: ComparedBody,
  right: ComparedBody,
): Promise<BodyComparison> {
  const [one, other] = [
    await openBody(left.request, left.bytes),
    await openBody(right.request, right.bytes),
  ];
  const isSameContent = firstByteDifference(one.body.content, other.body.content) === null;
  const [before, after] = [jsonOf(one), jsonOf(other)];
  const areJson = before?.isJson === true && after?.isJson === true;
  return {
    isSameContent,
    fields: compareFields(before?.text ?? null, after?.text ?? null),
    text: compareTexts(one.body, other.body, areJson),
  };
}

function compareFields(left: string | null, right: string | null): FieldComparison {
  if (left !== null && right !== null) return compareJson(left, right);
  const why = left === null && right === null ? 'both' : left === null ? 'left' : 'right';
  return { is: 'uncompared', why };
}

/** A body as JSON: its own text, or the fields of a form. `null` when it is neither. */
function jsonOf({ json }: OpenedBody): { text: string; isJson: boolean } | null {
  const reading = readingOf(json);
  if (reading?.is === 'value') return { text: reading.text, isJson: reading.part === null };
  if (reading?.is === 'form') return { text: JSON.stringify(reading.form.object), isJson: false };
  return null;
}

function readingOf(json: OpenedBody['json']): JsonReading | null {
  try {
    return json();
  } catch {
    // Nested too deeply to be parsed.
    return null;
  }
}
