import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  signatureHeaders,
  type CheckLanguage,
  type SignatureFindings,
} from '../../../shared/signature.ts';
import type { VerifyingKeys } from './keys.ts';

interface Example {
  /** The file in `examples/` that has the code. */
  readonly file: string;
  /** What the language needs before it. */
  readonly before?: string;
}

/**
 * The code that checks a signature in each language: the region `signature` of an example, or the whole file where it has
 * none. HighLevel's public key and the header's name are replaced by those that verified a request.
 */
export const checkFiles: Readonly<Record<CheckLanguage, Example>> = {
  typescript: { file: 'express/receiver.ts' },
  'web-crypto': { file: 'web-crypto/receiver.ts' },
  python: { file: 'fastapi/receiver.py' },
  php: { file: 'php/receiver.php', before: '<?php\n' },
  go: { file: 'go/signature.go' },
  csharp: { file: 'aspnet/Signature.cs' },
  n8n: { file: 'n8n/verify.js' },
};

/** An Ed25519 key's SubjectPublicKeyInfo (RFC 8410, section 4) in base64. */
const publicKeys = /MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=/g;

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
  const { file, before = '' } = checkFiles[language];
  const example = await readFile(join(resourcesDir, '..', 'examples', file), 'utf8');
  const code = `${before}${signatureRegion(example)}\n`;
  const signer = keys.test.find(({ name }) => name.fingerprint === key?.fingerprint);
  const ours = signer ?? keys.published;
  const is = key !== null && key.sort !== 'legacy' ? headers[judged ?? -1]?.is : undefined;
  const { current } = signatureHeaders;
  const header = signatureHeaders[is ?? 'current'];
  return code
    .replace(publicKeys, spkiOf(ours.key))
    .replaceAll(current, header)
    .replaceAll(phpName(current), phpName(header));
}

/** The SubjectPublicKeyInfo (RFC 8410) in base64. */
function spkiOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** The name of a header field in PHP's `$_SERVER`. */
function phpName(header: string): string {
  return `HTTP_${header.toUpperCase().replaceAll('-', '_')}`;
}

/** The lines between `#region signature` and `#endregion`; all where there are none. */
function signatureRegion(example: string): string {
  const lines = example.trimEnd().split('\n');
  const start = lines.findIndex((line) => line.includes('#region signature'));
  const end = lines.findIndex((line) => line.includes('#endregion'));
  return lines.slice(start + 1, end < 0 ? lines.length : end).join('\n');
}
