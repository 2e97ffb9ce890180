// @ts-check
/** An AppImage is updated from a server on loopback: by a package that was altered, and by a newer one. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  copyFileSync,
  createReadStream,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRoot, nobody } from '../../machine/unprivileged.mjs';
import { startInstalledApp } from './running-app.mjs';

const deadlineMs = 120_000;
const version = '99.0.0';
const name = `Hookscope-${version}.AppImage`;

/** The newer package is the same one with this behind it, which its runtime does not read. */
const addition = Buffer.from('newer');

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} appImage
 * @param {number} offset where its file system begins
 * @param {import('./new-user.mjs').NewUser} user
 */
export async function checkUpdate(facts, appImage, offset, user) {
  const folder = join(user.home, 'updated');
  const [program, tree] = [join(folder, 'Hookscope.AppImage'), join(folder, 'mount')];
  mkdirSync(folder);
  copyFileSync(appImage, program);
  const args = ['-quiet', '-no-progress', '-offset', String(offset), '-dest', tree, program];
  execFileSync('unsquashfs', args, { stdio: 'ignore' });
  const server = await serveNewer(appImage);
  const config = join(tree, 'resources', 'app-update.yml');
  const published = readFileSync(config, 'utf8');
  await facts.check('AppImage: it says where updates come from, by https', () =>
    /^url: https:\/\/\S+\/$/m.test(published) ? '' : published,
  );
  writeFileSync(config, published.replace(/^url: .*$/m, `url: ${server.url}`));
  if (isRoot()) for (const path of [folder, program]) chownSync(path, nobody.uid, nobody.gid);

  // As the runtime starts it, but with another address of updates.
  const env = { ...user.env, APPIMAGE: program, APPDIR: tree };
  const app = await startInstalledApp(join(tree, 'AppRun'), { ...user, env });
  const call = (/** @type {string} */ what) =>
    app.page.evaluate(`window.hookscope.call('updates.${what}')`);
  const stateAfter = async (/** @type {string} */ what) => {
    await call(what);
    const { state } = /** @type {{ state: { is: string, fault?: string } }} */ (
      await call('state')
    );
    return state;
  };
  const before = instanceOf(user);
  try {
    await facts.check('AppImage: a package that was altered is not installed', async () => {
      server.alter(true);
      await stateAfter('check');
      const state = await stateAfter('download');
      const isSame = statSync(program).size === statSync(appImage).size;
      return state.fault === 'tampered' && isSame ? '' : JSON.stringify(state);
    });
    await facts.check('AppImage: a newer one replaces it as it ends, and starts', async () => {
      server.alter(false);
      const state = await stateAfter('download');
      if (state.is !== 'ready') return JSON.stringify(state);
      // The page ends with the app, and its answer with it.
      await call('restart').catch(() => undefined);
      if (!(await holds(() => ![before, null].includes(instanceOf(user)))))
        return 'no other instance started';
      return statSync(program).size === server.bytes ? '' : 'the file is the old one';
    });
  } finally {
    app.kill();
    const after = instanceOf(user);
    if (after !== null && after !== before) process.kill(after);
    server.close();
    await holds(() => instanceOf(user) === null);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The process that has the data folder of the user; `null` when none has.
 * @param {import('./new-user.mjs').NewUser} user
 */
function instanceOf(user) {
  try {
    const lock = readlinkSync(join(user.home, '.config', 'Hookscope', 'SingletonLock'));
    const pid = Number(/-(\d+)$/.exec(lock)?.[1]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

/** @param {() => boolean} isTrue */
async function holds(isTrue) {
  const end = performance.now() + deadlineMs;
  while (!isTrue() && performance.now() < end) await wait(100);
  return isTrue();
}

/** @param {string} appImage */
async function serveNewer(appImage) {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(appImage)) hash.update(piece);
  const sha512 = hash.update(addition).digest('base64');
  const size = statSync(appImage).size + addition.length;
  let isAltered = false;
  const server = createServer(({ url = '' }, response) => {
    if (url.includes('.yml')) {
      const file = { url: name, sha512, size };
      response.end(JSON.stringify({ version, files: [file], releaseNotes: '- All of it.' }));
      return;
    }
    response.writeHead(200, { 'Content-Length': size });
    createReadStream(appImage)
      .on('end', () => response.end(isAltered ? Buffer.from('never') : addition))
      .pipe(response, { end: false });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    bytes: size,
    alter: (/** @type {boolean} */ altered) => void (isAltered = altered),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
