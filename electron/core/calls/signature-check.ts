import type { CheckLanguage } from '../../../shared/signature.ts';
import type { Core } from '../core.ts';
import { checkCode } from '../signature/check-code.ts';

/** The check as code, by the key and the header of one request; `null` when it is not there or not inspected yet. */
export async function readCheck(
  core: Pick<Core, 'details' | 'keys' | 'resourcesDir'>,
  id: number,
  language: CheckLanguage,
): Promise<string | null> {
  const signature = (await core.details.of(id))?.inspection?.signature ?? null;
  return signature === null
    ? null
    : checkCode(language, signature, core.keys.current(), core.resourcesDir);
}
