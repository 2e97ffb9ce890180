import { bounds } from '../../../../shared/bounds.ts';

/** A merge field of the CRM that was not replaced, such as `{{contact.first_name}}`. */
const mergeField = /\{\{\s*[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_-]+)+\s*(?:\|[^{}]{0,80})?\}\}/iu;

/** The first merge field in a text; `null` when there is none. */
export function mergeFieldIn(text: string): string | null {
  if (!text.includes('{{')) return null;
  return mergeField.exec(text.slice(0, bounds.examinedText.characters))?.[0] ?? null;
}
