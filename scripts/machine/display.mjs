// @ts-check
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../support/log.mjs';

/** @param {NodeJS.ProcessEnv} env */
export function hasDisplay(env) {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/**
 * Starts an X server of our own on a free display.
 * @param {string} folder where its cookie file is written; users who can read the file can use the display
 */
export function startDisplay(folder) {
  return startDisplays(folder, 1);
}

/**
 * Starts X servers of our own, each with a focus and a clipboard of its own, on free displays.
 * @param {string} folder where their cookie file is written; users who can read the file can use the displays
 * @param {number} count
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, names: readonly string[], stop: () => void }>}
 *   `env` opens the first one
 */
export async function startDisplays(folder, count) {
  const cookieFile = join(folder, 'xauthority');
  writeFileSync(cookieFile, xauthority(randomBytes(16)), { mode: 0o644 });
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(cookieFile)));
  const names = servers.map(({ name }) => name);
  return {
    env: { DISPLAY: names[0] ?? '', XAUTHORITY: cookieFile },
    names,
    stop: () => servers.forEach(({ stop }) => stop()),
  };
}

/** @param {string} cookieFile */
async function startServer(cookieFile) {
  const screen = ['-screen', '0', '1440x900x24'];
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', ...screen, '-auth', cookieFile, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise((done, failed) => {
    server.once('exit', () => failed(new UserError('Xvfb did not start')));
    server.once('error', () => failed(new UserError('Xvfb is not installed')));
    server.stdio[3]?.once('data', (text) => done(String(text).trim()));
  });
  // It ends with this process, also after an error.
  process.once('exit', () => server.kill());
  server.unref();
  return { name: `:${number}`, stop: () => void server.kill() };
}

/**
 * An Xauthority file with one entry that is valid for every display (libXau, Xau.h: FamilyWild, then address, display
 * number, name and data, each a big-endian 16-bit length and its bytes).
 * @param {Buffer} cookie
 */
function xauthority(cookie) {
  const familyWild = Buffer.from([0xff, 0xff]);
  const fields = ['', '', 'MIT-MAGIC-COOKIE-1', cookie].flatMap((field) => {
    const bytes = Buffer.from(field);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat([familyWild, ...fields]);
}
