// @ts-check
/** Reads an asar archive: a head in JSON, then the bytes of its files one after another. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ size: number, offset: string, unpacked?: boolean, integrity?: { algorithm: string, hash: string } }} FileEntry
 * @typedef {{ files: Record<string, Folder | FileEntry> }} Folder
 */

/**
 * @param {string} file
 * @returns {{ path: string, bytes: Buffer, isIntact: boolean }[]} `isIntact`: the head has the file's SHA-256, and its bytes have it too
 */
export function filesInAsar(file) {
  const archive = readFileSync(file);
  // A pickle of Chromium's: its own length, then the length of the head in the second pickle, and of its JSON.
  const headLength = archive.readUInt32LE(4);
  const jsonLength = archive.readUInt32LE(12);
  const head = JSON.parse(archive.toString('utf8', 16, 16 + jsonLength));
  const begin = 8 + headLength;
  return entries(head, '').map(([path, entry]) => {
    const at = begin + Number(entry.offset);
    const bytes = archive.subarray(at, at + entry.size);
    return { path, bytes, isIntact: isIntact(entry, bytes) };
  });
}

/**
 * @param {Folder} folder
 * @param {string} path
 * @returns {[path: string, entry: FileEntry][]}
 */
function entries(folder, path) {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    'files' in entry ? entries(entry, `${path}${name}/`) : [[`${path}${name}`, entry]],
  );
}

/**
 * @param {FileEntry} entry
 * @param {Buffer} bytes
 */
function isIntact({ integrity }, bytes) {
  if (integrity?.algorithm !== 'SHA256') return false;
  return createHash('sha256').update(bytes).digest('hex') === integrity.hash;
}
