import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { writeAtomicallySync } from '../files/write-atomically.ts';
import { UnusableFolder } from './unusable-folder.ts';

/** Raised with every change that an older version would not understand. */
const pointerVersion = 1;

/** Characters of a path. */
const longestPath = 4_000;

export interface Pointer {
  readonly hookscopeDataFolder: typeof pointerVersion;
  readonly path: string;
  /** Where the data was before, until the user has said what happens with it. */
  readonly movedFrom: string | null;
}

/** The file in the default folder that leads to a moved one. */
export function pointerPath(defaultDir: string): string {
  return join(defaultDir, 'data-folder.json');
}

/** The folder that data was moved to is not there, for example because its disk is not connected. */
export class MovedFolderMissing extends UnusableFolder {
  constructor(path: string, defaultDir: string) {
    super(
      path,
      'the data was moved there, and it is not there now',
      `Connect its disk and start again. To start with an empty folder in ${defaultDir}, delete ${pointerPath(defaultDir)}.`,
    );
    this.name = 'MovedFolderMissing';
  }
}

/** @returns `null` when the data is in the default folder. @throws UnusableFolder when the file can't be understood. */
export function readPointer(defaultDir: string): Pointer | null {
  const path = pointerPath(defaultDir);
  if (!existsSync(path)) return null;
  const found = parsed(readFileSync(path, 'utf8'));
  if (isPointer(found)) return found;
  throw new UnusableFolder(
    defaultDir,
    `${path} is not understood; a newer version of Hookscope may have written it`,
    'Update Hookscope, or choose a folder with --data.',
  );
}

export function writePointer(
  defaultDir: string,
  pointer: Omit<Pointer, 'hookscopeDataFolder'>,
): void {
  const content = { hookscopeDataFolder: pointerVersion, ...pointer };
  writeAtomicallySync(pointerPath(defaultDir), `${JSON.stringify(content)}\n`);
}

/** Uses the default folder again. The file is kept under another name. */
export function setPointerAside(defaultDir: string): void {
  renamePatientlySync(pointerPath(defaultDir), `${pointerPath(defaultDir)}.unused`);
}

/**
 * The folder that data is in: the default one, or where it was moved to.
 *
 * @throws MovedFolderMissing, UnusableFolder
 */
export function followPointer(defaultDir: string): string {
  const pointer = readPointer(defaultDir);
  if (pointer === null) return defaultDir;
  // Every folder that was in use has settings. An empty one is the place where a disk is connected.
  if (!existsSync(join(pointer.path, 'settings.json')))
    throw new MovedFolderMissing(pointer.path, defaultDir);
  return pointer.path;
}

/** Without a schema: each start of the app looks for the folder before anything else that needs the library. */
function isPointer(value: unknown): value is Pointer {
  const { hookscopeDataFolder, path, movedFrom } = Object(value) as Partial<
    Record<keyof Pointer, unknown>
  >;
  return (
    hookscopeDataFolder === pointerVersion &&
    typeof path === 'string' &&
    path.length <= longestPath &&
    isAbsolute(path) &&
    (movedFrom === null || (typeof movedFrom === 'string' && movedFrom.length <= longestPath))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
