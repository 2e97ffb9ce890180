import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type LanguageSetting } from '../../../shared/language.ts';
import { decodeTextFile } from '../files/text-encoding.ts';

/**
 * The language that the settings of a data folder name, before anything else reads them: the first menu and a failure to
 * start are in it too. `system` when there is none, or the file cannot be read.
 */
export function readSavedLanguage(dataDir: string): LanguageSetting {
  try {
    const text = decodeTextFile(readFileSync(join(dataDir, 'settings.json')));
    const saved = JSON.parse(text) as { readonly language?: unknown } | null;
    return languages.find((name) => name === saved?.language) ?? 'system';
  } catch {
    // No file yet, or a damaged one: the inspector says so.
    return 'system';
  }
}
