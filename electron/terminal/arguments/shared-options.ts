import { defaultDataDir } from '../../core/data-folder/default-data-dir.ts';
import { followPointer } from '../../core/data-folder/pointer.ts';

/** Options that several commands have. */
export const dataOption = {
  type: 'string',
  value: 'DIR',
  help: "the data folder, with captures and settings (default: the app's own)",
} as const;

export const queryOption = {
  type: 'string',
  value: 'Q',
  help: 'only requests that match, such as "kind:sms hello" (docs/search.md)',
} as const;

export const testKeyOption = {
  type: 'string',
  value: 'PUBLIC.pem',
  help: 'an Ed25519 key whose signatures are valid too',
} as const;

export const jsonOption = {
  type: 'boolean',
  help: 'one JSON object per line on stdout',
} as const;

/** The data folder that `--data` names, else the app's own, also where that was moved to. @throws NoHome, UnusableFolder */
export function dataDirOf(options: { readonly data?: string | undefined }): string {
  return options.data ?? followPointer(defaultDataDir());
}
