import { DataInUse } from '../core/data-folder/data-lock.ts';
import { NoHome, UnusableFolder } from '../core/data-folder/unusable-folder.ts';
import { BadKey } from '../core/signature/keys.ts';
import { NewerFileError } from '../core/store/schema.ts';
import { CommandFailed } from './command.ts';

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

/** A missing file, a missing permission, a full disk: the system's message is clear enough. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
