/** The data folder can't be used. The message names the reason and the next step. */
export class UnusableFolder extends Error {
  constructor(dataDir: string, reason: string, nextStep: string = access) {
    super(`The data folder ${dataDir} cannot be used: ${reason}. ${nextStep}`);
    this.name = 'UnusableFolder';
  }
}

/** There is no default data folder, because the home folder is unknown. */
export class NoHome extends Error {
  constructor() {
    super('No home folder is known here. Choose a folder for the data with --data.');
    this.name = 'NoHome';
  }
}

const access = 'Give yourself write access to it, or choose another folder with --data.';
const room = 'Free some space there, or choose another folder with --data.';
const other = 'Choose another folder with --data.';

/** The reason and the next step for each code of the system. */
const reasons: Readonly<Record<string, readonly [reason: string, nextStep: string]>> = {
  EACCES: ['you may not write there', access],
  EPERM: ['you may not write there', access],
  EROFS: ['its disk is read-only', other],
  ENOSPC: ['the disk is full', room],
  EDQUOT: ['your share of the disk is full', room],
  EEXIST: ['a file has that name', other],
  ENOTDIR: ['part of its path is a file', other],
  ENOENT: ["it can't be created", other],
  ELOOP: ['its symbolic links form a loop', other],
};

/** Runs work on the data folder, and turns the system's errors into `UnusableFolder`. @throws UnusableFolder */
export function explainFolderErrors<T>(dataDir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explained(dataDir, error);
  }
}

/** The same for work that goes on later. @throws UnusableFolder */
export async function explainAsyncFolderErrors<T>(
  dataDir: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explained(dataDir, error);
  }
}

/** Any other error as it is. */
function explained(dataDir: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const [reason, nextStep] = reasons[code] ?? [error.message, other];
  const path = 'path' in error && error.path !== dataDir ? ` (${String(error.path)})` : '';
  return new UnusableFolder(dataDir, `${reason}${path}`, nextStep);
}
