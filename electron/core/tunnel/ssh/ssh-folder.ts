import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../../shared/result.ts';
import type { TunnelFault } from '../../../../shared/tunnel.ts';
import { withoutEnd } from '../../../../shared/without-ends.ts';
import { writeAtomicallySync } from '../../files/write-atomically.ts';
import { findProgram, type ProgramPlaces } from '../program/find-program.ts';
import { runToEnd } from '../program/run-to-end.ts';
import { sshFiles } from './arguments.ts';

const windowsFolders = {
  win32: ['C:\\Windows\\System32\\OpenSSH', 'C:\\Program Files\\Git\\usr\\bin'],
};

export const sshPlaces: ProgramPlaces = { name: 'ssh', folders: windowsFolders };
const keygenPlaces: ProgramPlaces = { name: 'ssh-keygen', folders: windowsFolders };

/** The folder of host keys and of our own key, which is never the user's `.ssh`. @throws when it can't be created. */
export function openSshFolder(dataDir: string): string {
  const folder = join(dataDir, 'ssh');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The line of our own public key; `null` while there is none. */
export function readOwnKey(dataDir: string): string | null {
  try {
    const line = readFileSync(join(dataDir, 'ssh', `${sshFiles.key}.pub`), 'utf8').trim();
    return /^ssh-ed25519 [A-Za-z0-9+/=]+(?: [\w.@-]+)?$/.test(line) ? line : null;
  } catch {
    return null;
  }
}

/** Makes our own key, unless there is one. Its private half never leaves the data folder. */
export async function ensureOwnKey(
  dataDir: string,
  signal: AbortSignal,
): Promise<Result<string, TunnelFault>> {
  const folder = openSshFolder(dataDir);
  if (!existsSync(join(folder, sshFiles.key))) {
    const path = findProgram(keygenPlaces);
    if (path === null) return { ok: false, fault: 'no-program', detail: keygenPlaces.name };
    const args = ['-q', '-t', 'ed25519', '-N', '', '-C', 'hookscope', '-f', sshFiles.key];
    const lines = await runToEnd({ path, args, cwd: folder }, signal);
    if (readOwnKey(dataDir) === null)
      return { ok: false, fault: 'key-refused', detail: lines.at(-1) ?? '' };
  }
  return { ok: true, value: readOwnKey(dataDir) ?? '' };
}

/** A line of a file of known hosts. */
interface KnownHost {
  readonly line: string;
  /** The names of the server, as ssh wrote them. */
  readonly names: string;
  readonly fingerprint: string;
}

/**
 * Moves a learned key to the known ones, in place of the server's others.
 *
 * @returns whether the learned key is the trusted one.
 */
export function keepLearnedKey(folder: string, trusted: ReadonlySet<string>): boolean {
  const learned = readKnownHosts(join(folder, sshFiles.learned)).find(({ fingerprint }) =>
    trusted.has(fingerprint),
  );
  forgetLearnedKey(folder);
  if (!learned) return false;
  const path = join(folder, sshFiles.knownHosts);
  const others = readKnownHosts(path).filter(({ names }) => names !== learned.names);
  const lines = [...others, learned].map(({ line }) => `${line}\n`);
  writeAtomicallySync(path, lines.join(''));
  return true;
}

/** Without a file, ssh accepts the key that it is shown. */
export function forgetLearnedKey(folder: string): void {
  rmSync(join(folder, sshFiles.learned), { force: true });
}

function readKnownHosts(path: string): readonly KnownHost[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split(/\r?\n/).flatMap((line) => {
    const [names, type, key] = line.split(' ');
    if (names === undefined || type === undefined || key === undefined) return [];
    const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64');
    return [{ line, names, fingerprint: `SHA256:${withoutEnd(hash, /=/)}` }];
  });
}
