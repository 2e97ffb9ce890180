import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Bytes of the longest path of a Unix domain socket that every system accepts: macOS has 104 with the null byte. */
const longestPath = 100;

const socketName = 'app.sock';

/** Where other processes of the same user reach the one that has a data folder. */
export interface ChannelAddress {
  /** The path of a Unix domain socket, or the name of a pipe of Windows. */
  readonly path: string;
  /** Deletes what the address left on the disk. */
  readonly remove: () => void;
}

/**
 * The socket is in the data folder, which is for the user alone. Where its path would be too long for a socket, it is in a
 * temporary folder that nobody else can open. A pipe of Windows is not a file, so it gets a name that nobody can guess.
 */
export function channelAddress(
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
): ChannelAddress {
  if (platform === 'win32') {
    return { path: `\\\\.\\pipe\\hookscope-${randomUUID()}`, remove: () => undefined };
  }
  const path = join(dataDir, socketName);
  if (Buffer.byteLength(path) <= longestPath) {
    return { path, remove: () => rmSync(path, { force: true }) };
  }
  const beside = join(mkdtempSync(join(tmpdir(), 'hookscope-')), socketName);
  return { path: beside, remove: () => rmSync(dirname(beside), { recursive: true, force: true }) };
}
