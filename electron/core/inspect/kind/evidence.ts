import { bounds } from '../../../../shared/bounds.ts';
import type { KindEvidence } from '../../../../shared/inspection.ts';
import { evidenceTable, type EvidenceCode } from '../../../../shared/kind-evidence.ts';
import { fillIn, type SentenceValues } from '../../../../shared/sentence.ts';
import { cutText } from '../../../../shared/cut-text.ts';

/** @param path JSON pointer to the field concerned, `null` for the request as a whole; a longer one is left away. */
export function evidence(
  code: EvidenceCode,
  values: SentenceValues = {},
  path: string | null = null,
): KindEvidence {
  const place = path === null || path.length > bounds.issuePath.characters ? null : path;
  return { code, path: place, message: fillIn(evidenceTable[code], values), values };
}

/** A reason that `type` gives. */
export function typeReason(code: EvidenceCode, type: string): KindEvidence {
  return evidence(code, { type: shortened(type) }, '/type');
}

/** A sender's text as a sentence can hold it. */
export function shortened(text: string): string {
  return cutText(text.toWellFormed(), 60);
}
