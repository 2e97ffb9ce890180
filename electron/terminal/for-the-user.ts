import { DataInUse } from '../core/data-folder/data-lock.ts';
import { NoHome, UnusableFolder } from '../core/data-folder/unusable-folder.ts';
import { BadKey } from '../core/signature/keys.ts';
import { NewerFileError } from '../core/store/schema.ts';
import { CommandFailed } from './command.ts';
import { printable } from './output/printable.ts';

/** Whether the user can do something about an error, besides bad arguments. Its message is a sentence; every other one is a bug of ours. */
export function isForTheUser(error: unknown): error is Error {
  return (
    error instanceof CommandFailed ||
    error instanceof DataInUse ||
    error instanceof UnusableFolder ||
    error instanceof NoHome ||
    error instanceof BadKey ||
    error instanceof NewerFileError ||
    isSystemError(error)
  );
}

/** What such an error says to the user. */
export function messageForUser(error: Error): string {
  if (!isSystemError(error) || error.path === undefined) return error.message;
  const path = printable(error.path, 1_000);
  if (error.code === 'ENOENT') return `There is no file or folder ${path}.`;
  if (error.code === 'EACCES') return `You may not read or write ${path}.`;
  return error.message;
}

/** A missing file, a missing permission, a full disk: where we have no sentence, the system's message is clear enough. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
