import { bounds } from '../../../../shared/bounds.ts';
import type { KindEvidence } from '../../../../shared/inspection.ts';
import { evidenceTable, type EvidenceCode } from '../../../../shared/kind-evidence.ts';
import { fillIn, type SentenceValues } from '../../../../shared/sentence.ts';
import { cutText } from '../../../../shared/cut-text.ts';
import { visible } from '../visible.ts';

/**
 * Builds a piece of evidence from its row.
 *
 * @param path JSON pointer to the field, `null` for the whole request; one beyond `bounds.issuePath` becomes `null`.
 */
export function evidence(
  code: EvidenceCode,
  values: SentenceValues = {},
  path: string | null = null,
): KindEvidence {
  const place = path === null || path.length > bounds.issuePath.characters ? null : path;
  return { code, path: place, message: fillIn(evidenceTable[code], values), values };
}

/** Evidence in the field `type`. */
export function typeEvidence(code: EvidenceCode, type: string): KindEvidence {
  return evidence(code, { type: shortened(type) }, '/type');
}

/** A sender's text, short enough for a sentence, with every character visible. */
export function shortened(text: string): string {
  return visible(cutText(text.toWellFormed(), 60));
}
