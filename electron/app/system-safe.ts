import { safeStorage } from 'electron';
import type { TokenStorage } from '../../shared/crm-api.ts';

/** The system's own encryption, by a key that only the user's session can get. */
export interface Safe {
  readonly storage: () => Promise<TokenStorage>;
  /** Rejects when the system can't, or only with a key that everybody knows. */
  readonly encrypt: (text: string) => Promise<Uint8Array>;
  readonly decrypt: (bytes: Uint8Array) => Promise<string>;
}

/** How Chromium marks what it encrypted with the key in its source code, when Linux has no keyring. */
const knownKeyMark = 'v10';

/**
 * Electron's `safeStorage`. On Linux without a keyring it encrypts with a key that everybody knows; that is refused here, by
 * what it says before and by the mark of what it made.
 */
export const systemSafe: Safe = {
  storage: async () => {
    if (process.platform !== 'linux') return 'possible';
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return 'basic-text';
    return (await safeStorage.isAsyncEncryptionAvailable()) ? 'possible' : 'unavailable';
  },
  encrypt: async (text) => {
    const bytes = await safeStorage.encryptStringAsync(text);
    const mark = bytes.subarray(0, knownKeyMark.length).toString('latin1');
    if (process.platform === 'linux' && mark === knownKeyMark)
      throw new Error('This system has no keyring that could keep a secret.');
    return bytes;
  },
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
};
