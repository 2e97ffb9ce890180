import type { TFunction } from 'i18next';
import type { Result } from '../../shared/result.ts';
import type { KeyTrouble } from '../../shared/signature.ts';

/** What the last thing done to the keys came to. */
export interface KeyOutcome {
  readonly text: string;
  readonly refused: boolean;
}

/** Says what a call about keys came to. @param done the words when it worked. */
export async function keyOutcome(
  call: Promise<Result<unknown, KeyTrouble>>,
  t: TFunction<'signature'>,
  done: string,
): Promise<KeyOutcome> {
  try {
    const result = await call;
    if (result.ok) return { text: done, refused: false };
    const { fault, detail } = result;
    return { text: t(`keys.fault.${fault}`, { detail }), refused: true };
  } catch (error) {
    return { text: t('keys.fault.failed', { detail: String(error) }), refused: true };
  }
}
