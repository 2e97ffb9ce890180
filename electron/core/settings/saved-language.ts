import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type LanguageSetting } from '../../../shared/language.ts';
import { themes, type Theme } from '../../../shared/theme.ts';
import { decodeTextFile } from '../files/text-encoding.ts';

/**
 * The language that the settings of a data folder name, before anything else reads them: the first menu and a failure to
 * start are in it too. `system` when there is none, or the file cannot be read.
 */
export function readSavedLanguage(dataDir: string): LanguageSetting {
  const saved = readSaved(dataDir, 'language');
  return languages.find((name) => name === saved) ?? 'system';
}

/** The same for the theme: a window that begins in the other one would flash. */
export function readSavedTheme(dataDir: string): Theme {
  const saved = readSaved(dataDir, 'theme');
  return themes.find((name) => name === saved) ?? 'system';
}

function readSaved(dataDir: string, name: 'language' | 'theme'): unknown {
  try {
    const text = decodeTextFile(readFileSync(join(dataDir, 'settings.json')));
    return (JSON.parse(text) as Readonly<Record<string, unknown>> | null)?.[name];
  } catch {
    // No file yet, or a damaged one: the inspector says so.
    return null;
  }
}
