import { createHash } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { renamePatientlySync } from '../../core/files/rename-patiently.ts';

const pieceBytes = 4 * 1024 ** 2;

/**
 * Replaces a program by another file, at once and only if that is whole: its copy is written beside the program, and takes
 * its name when the sum is right. Whatever fails, the program stays as it was. It blocks, because it runs as the app ends.
 *
 * @param sha512 the sum that the new file must have, in Base64.
 * @throws when the file can't be written, or has another sum.
 */
export function replaceFile(program: string, next: string, sha512: string): void {
  const beside = join(dirname(program), `.${basename(program)}.${process.pid}.new`);
  try {
    if (copySumming(next, beside, statSync(program).mode | 0o100) !== sha512)
      throw new Error('the downloaded package has changed since it was checked');
    renamePatientlySync(beside, program);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** @returns the sum of what was copied, in Base64. */
function copySumming(from: string, to: string, mode: number): string {
  const hash = createHash('sha512');
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      const piece = Buffer.allocUnsafe(pieceBytes);
      for (let read = -1; read !== 0;) {
        read = readSync(source, piece);
        hash.update(piece.subarray(0, read));
        for (let at = 0; at < read;) at += writeSync(target, piece, at, read - at);
      }
      fchmodSync(target, mode & 0o777);
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
  return hash.digest('base64');
}
