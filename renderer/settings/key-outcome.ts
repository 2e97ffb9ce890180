import type { TFunction } from 'i18next';
import type { Result } from '../../shared/result.ts';
import type { KeyringFault } from '../../shared/signature.ts';

/** The outcome of the latest action on a key. */
export interface KeyOutcome {
  readonly text: string;
  readonly isRefused: boolean;
  /** The number of the file that was saved. */
  readonly file?: number;
}

/** Turns the result of a call about keys into an outcome. @param done the text of a success. */
export async function keyOutcome(
  call: Promise<Result<unknown, KeyringFault>>,
  t: TFunction<'signature'>,
  done: string,
): Promise<KeyOutcome> {
  try {
    const result = await call;
    if (result.ok) return { text: done, isRefused: false };
    const { fault, detail } = result;
    return { text: t(`keys.fault.${fault}`, { detail }), isRefused: true };
  } catch (error) {
    return { text: t('keys.fault.failed', { detail: String(error) }), isRefused: true };
  }
}
