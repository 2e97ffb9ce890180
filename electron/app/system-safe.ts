import { safeStorage } from 'electron';
import type { TokenStorage } from '../../shared/crm-api.ts';

/** The system's own encryption, by a key that only the user's session can get. Each throws the system's error. */
export interface Safe {
  readonly storage: () => TokenStorage;
  /** @throws when the system can't, or only with a key that everybody knows. */
  readonly encrypt: (text: string) => Uint8Array;
  readonly decrypt: (bytes: Uint8Array) => string;
}

/** How Chromium marks what it encrypted with the key in its source code, when Linux has no keyring. */
const knownKeyMark = 'v10';

/**
 * Electron's `safeStorage`, by its synchronous functions: without a keyring on Linux they refuse, while the asynchronous ones
 * say that they can encrypt, and use a key that everybody knows.
 */
export const systemSafe: Safe = {
  storage: () => {
    // There, the answer may ask the user for a password, and is always yes.
    if (process.platform !== 'linux') return 'possible';
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return 'basic-text';
    return safeStorage.isEncryptionAvailable() ? 'possible' : 'unavailable';
  },
  encrypt: (text) => {
    const bytes = safeStorage.encryptString(text);
    const mark = bytes.subarray(0, knownKeyMark.length).toString('latin1');
    if (process.platform === 'linux' && mark === knownKeyMark)
      throw new Error('This system has no keyring that could keep a secret.');
    return bytes;
  },
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
};
