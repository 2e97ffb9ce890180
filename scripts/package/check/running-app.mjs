// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { UserError } from '../../support/log.mjs';

/** The longest that a start or an end may take. */
const deadlineMs = 60_000;
const connectMs = 15_000;

/** As renderer/index.html says. */
const pageTitle = 'Hookscope';

/**
 * @typedef {{ pid: number, type: string, name: string, args: readonly string[], seccomp: boolean, namespaces: string }} AppProcess
 * `type` as Chromium calls it: `browser` is the main process. The sandbox has a user namespace of its own, or by its setuid
 * helper one of processes.
 */

/**
 * Starts an installed app and connects to its window. Its fuses leave no debugger of Node, so Playwright drives the page
 * alone, over Chromium's own protocol.
 * @param {string} program
 * @param {import('./new-user.mjs').NewUser} user
 */
export async function startInstalledApp(program, user) {
  const [command, args] = user.command(program, [...user.args, '--remote-debugging-port=0']);
  const child = spawn(command, args, {
    cwd: user.home,
    env: user.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said = /** @type {string[]} */ ([]);
  const address = await new Promise((found, failed) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const [, url] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (url) found(url);
    });
    child.once('error', failed);
    child.once('exit', (code) =>
      failed(new UserError(`the app ended with ${code}: ${said.join('\n')}`)),
    );
  });
  const page = await connect(address).catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  page.setDefaultTimeout(deadlineMs);

  return {
    page,
    said,
    processes: () => processesOf(/** @type {number} */ (child.pid)),
    /** Closes the window, which ends the app. @returns its exit code, or the signal that had to end it */
    quit: async () => {
      await page.close();
      const code = await Promise.race([ended.then(([exit]) => exit), wait(deadlineMs, 'SIGKILL')]);
      if (code === 'SIGKILL') child.kill('SIGKILL');
      return code;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * Connects to the app's window once its page is loaded: Playwright waits without end for a window that is just being made.
 * @param {string} address of the browser's end of the protocol
 * @returns {Promise<import('playwright-core').Page>}
 */
async function connect(address) {
  await pageIsThere(new URL(address).host);
  const connectOnce = () => chromium.connectOverCDP(address, { timeout: connectMs });
  const browser = await connectOnce().catch(connectOnce);
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (!page) throw new UserError('the app has no window');
  return page;
}

/** @param {string} host where the protocol is spoken */
async function pageIsThere(host) {
  const deadline = Date.now() + deadlineMs;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://${host}/json/list`);
    const targets = /** @type {{ type: string, title: string, url: string }[]} */ (
      await answer.json()
    );
    // The title is the page's own once its document was read.
    if (
      targets.some(
        ({ type, url, title }) => type === 'page' && title === pageTitle && url.startsWith('app:'),
      )
    )
      return;
    await wait(50);
  }
  throw new UserError('the app opened no window');
}

/**
 * The app's processes among those below a process: a package may start the app by a script.
 * @param {number} main
 * @returns {AppProcess[]}
 */
function processesOf(main) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const family = new Set([main]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid, isOurs }) => isOurs && family.has(pid));
}

/** @param {number} pid */
function readProcess(pid) {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const option = (/** @type {string} */ name) =>
      args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
    const isOurs = readlinkSync(`/proc/${pid}/exe`).endsWith('/hookscope');
    return [
      {
        pid,
        isOurs,
        parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]),
        type: option('type') || 'browser',
        name: option('utility-sub-type'),
        args,
        seccomp: /^Seccomp:\s*2/m.test(status),
        namespaces: ['user', 'pid'].map((name) => readlinkSync(`/proc/${pid}/ns/${name}`)).join(),
      },
    ];
  } catch {
    // It has ended, or belongs to somebody else.
    return [];
  }
}
