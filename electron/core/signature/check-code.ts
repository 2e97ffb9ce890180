import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  signatureHeaders,
  type CheckLanguage,
  type SignatureFindings,
} from '../../../shared/signature.ts';
import type { VerifyingKeys } from './keys.ts';

/** The template of each language in `resources/checks/`; names in double braces are replaced. */
export const checkFiles: Readonly<Record<CheckLanguage, string>> = {
  typescript: 'check.ts',
  python: 'check.py',
  php: 'check.php',
  go: 'check.go',
  csharp: 'check.cs',
};

/** Bytes of a raw Ed25519 key: the last ones of its SubjectPublicKeyInfo (RFC 8410, section 4). */
const rawKeyBytes = 32;

/**
 * The code that a receiver needs to check a signature. Key and header are those that verified this request; if none
 * did, those that HighLevel documents.
 */
export async function checkCode(
  language: CheckLanguage,
  { key, headers, judged }: Pick<SignatureFindings, 'key' | 'headers' | 'judged'>,
  keys: VerifyingKeys,
  resourcesDir: string,
): Promise<string> {
  const text = await readFile(join(resourcesDir, 'checks', checkFiles[language]), 'utf8');
  const signer = keys.test.find(({ name }) => name.fingerprint === key?.fingerprint);
  const ours = signer ?? keys.published;
  const is = key !== null && key.sort !== 'legacy' ? headers[judged ?? -1]?.is : undefined;
  const header = signatureHeaders[is ?? 'current'];
  const values: Readonly<Record<string, string>> = {
    ...encoded(ours.key),
    header,
    server: `HTTP_${header.toUpperCase().replaceAll('-', '_')}`,
  };
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function encoded(key: KeyObject): { readonly spki: string; readonly raw: string } {
  const der = key.export({ type: 'spki', format: 'der' });
  return {
    spki: der.toString('base64'),
    raw: der.subarray(-rawKeyBytes).toString('base64'),
  };
}
