import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { appArguments, appEnvironment, electronPath, launchApp } from '../support/app.ts';
import { postSentinel } from '../support/sentinel.ts';
import type { Sentinel } from '../support/sentinel.ts';
import { until } from '../support/until.ts';

let app: RunningApp;
let page: Page;
let sentinel: Sentinel;

beforeAll(async () => {
  sentinel = await postSentinel();
  app = await launchApp();
  page = await app.page();
});

afterAll(async () => {
  await app.close();
  await sentinel.close();
});

describe('the page', () => {
  it('starts without asking for anything that its policy refuses', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.reload();
    await page.locator('.address-url').waitFor();
    expect(complaints).toEqual([]);
    await page
      .evaluate(() => {
        document.createElement('script').text = 'globalThis.inlineRan = true';
      })
      .catch(() => {});
    await until(() => complaints.length > 0);
  });

  it('has no Node and a bridge of two verbs', async () => {
    const found = await page.evaluate(() => ({
      node: ['require', 'process', 'Buffer', 'module', 'global'].filter((n) => n in globalThis),
      verbs: Object.keys(window.hookscope).toSorted(),
    }));
    expect(found).toEqual({ node: [], verbs: ['call', 'on'] });
  });

  it('can call and hear what the contract names, and nothing else', async () => {
    const answers = await page.evaluate(async () => {
      const call = window.hookscope.call as (name: string, ...args: unknown[]) => Promise<unknown>;
      const on = window.hookscope.on as (name: string, listener: () => void) => () => void;
      const said = (promise: Promise<unknown>) => promise.then(() => 'answered', String);
      const heard = (name: string) => {
        try {
          on(name, () => {})();
          return 'heard';
        } catch (error) {
          return String(error);
        }
      };
      return {
        known: await said(call('app.info')),
        known2: await said(call('state.get')),
        control: await said(call('inspector.stop')),
        inherited: await said(call('toString')),
        badArguments: await said(call('mail.stage', { html: 1 })),
        event: heard('state.changed'),
        otherEvent: heard('hookscope.port'),
      };
    });
    expect(answers).toEqual({
      known: 'answered',
      known2: 'answered',
      control: 'Error: No such call: inspector.stop',
      inherited: 'Error: No such call: toString',
      badArguments: expect.stringContaining('Bad arguments for mail.stage'),
      event: 'heard',
      otherEvent: 'Error: No such event: hookscope.port',
    });
  });

  it('runs in a sandboxed process', async () => {
    const pid = await app
      .electron()
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      );
    if (process.platform === 'linux') {
      const status = (id: number | 'self') => readFileSync(`/proc/${id}/status`, 'utf8');
      expect(status('self')).not.toMatch(/^Seccomp:\s+2$/m);
      expect(status(pid ?? 0)).toMatch(/^Seccomp:\s+2$/m);
      return;
    }
    const sandboxed = await app
      .electron()
      .evaluate(
        ({ app: main }, id) => main.getAppMetrics().find((m) => m.pid === id)?.sandboxed,
        pid,
      );
    expect(sandboxed).toBe(true);
  });

  it('runs no inline script and no eval', async () => {
    const ran = await page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        violated.push(`${event.effectiveDirective} ${event.blockedURI}`);
      });
      const script = document.createElement('script');
      let trusted = 'taken';
      try {
        script.text = 'globalThis.inlineRan = true';
      } catch (error) {
        trusted = (error as Error).name;
      }
      // A text node is not a trusted-types sink, so this one meets script-src.
      script.append('globalThis.inlineRan = true');
      document.head.append(script);
      // Out of the debugger's own call, which may evaluate what the page may not.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval -- that it throws is the point
            resolve(String(new Function('return "ran"')()));
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      });
      return {
        trusted,
        evaluated,
        inline: 'inlineRan' in globalThis,
        violated: violated.length > 0,
      };
    });
    expect(ran).toEqual({
      trusted: 'TypeError',
      evaluated: 'EvalError',
      inline: false,
      violated: true,
    });
  });

  it('reaches no network, by its policy and by its session', async () => {
    const before = sentinel.seen.length;
    const outcome = await page.evaluate(async (origin) => {
      const asked = await fetch(`${origin}/fetch`).then(
        () => 'answered',
        () => 'refused',
      );
      const image = new Image();
      const shown = new Promise<string>((resolve) => {
        image.addEventListener('load', () => resolve('shown'));
        image.addEventListener('error', () => resolve('refused'));
      });
      image.src = `${origin}/image`;
      return [asked, await shown];
    }, sentinel.origin);
    expect(outcome).toEqual(['refused', 'refused']);

    const bySession = await app.electron().evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'answered',
          (error: Error) => error.message,
        ),
      `${sentinel.origin}/session`,
    );
    expect(bySession).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(sentinel.seen.slice(before)).toEqual([]);

    await fetch(`${sentinel.origin}/control`);
    expect(sentinel.seen.slice(before)).toEqual(['/control']);
  });

  it('gets no file from outside its folder', async () => {
    const statuses = await app
      .electron()
      .evaluate(
        ({ net }, paths) =>
          Promise.all(paths.map(async (path) => (await net.fetch(`app://${path}`)).status)),
        [
          'hookscope/index.html',
          'elsewhere/index.html',
          'hookscope/../main/main.js',
          'hookscope/..%2fmain%2fmain.js',
          'hookscope/%2e%2e%2fmain%2fmain.js',
          'hookscope/..%5cmain%5cmain.js',
          'hookscope/%2fetc%2fpasswd',
          'hookscope/%00',
          'hookscope/%zz',
        ],
      );
    expect(statuses).toEqual([200, ...Array.from({ length: 8 }, () => 404)]);
  });

  it('is denied every permission', async () => {
    const answers = await page.evaluate(async () => {
      const name = (promise: Promise<unknown>) =>
        promise.then(
          () => 'granted',
          (e: Error) => e.name,
        );
      const state = async (permission: string) =>
        (await navigator.permissions.query({ name: permission as PermissionName })).state;
      return {
        geolocation: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            ({ code }) => resolve(code),
          );
        }),
        notifications: await Notification.requestPermission(),
        clipboard: await name(navigator.clipboard.readText()),
        media: await name(navigator.mediaDevices.getUserMedia({ audio: true })),
        states: await Promise.all(['geolocation', 'notifications', 'midi'].map(state)),
      };
    });
    expect(answers).toEqual({
      geolocation: 1,
      notifications: 'denied',
      clipboard: 'NotAllowedError',
      media: expect.stringMatching(/^Not(Allowed|Found)Error$/),
      states: ['denied', 'denied', 'denied'],
    });
  });

  it('opens no window and hosts no webview', async () => {
    const opened = await page.evaluate((origin) => {
      const view = document.createElement('webview');
      view.setAttribute('src', `${origin}/webview`);
      document.body.append(view);
      const outcome = [
        window.open(`${origin}/popup`),
        window.open('about:blank'),
        'loadURL' in view,
      ];
      view.remove();
      return outcome;
    }, sentinel.origin);
    expect(opened).toEqual([null, null, false]);
    expect(app.electron().windows()).toHaveLength(1);
  });

  it('stays where it is', async () => {
    const places = [
      `${sentinel.origin}/away`,
      'file:///etc/passwd',
      'app://hookscope/page.js',
      'data:text/html,x',
    ];
    for (const place of places) {
      await page.evaluate((url) => {
        location.href = url;
      }, place);
    }
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
    expect(page.url()).toBe('app://hookscope/');
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true);
    expect(sentinel.seen).not.toContain('/away');
  });
});

describe('the main process', () => {
  it('answers no other sender than our window', async () => {
    const said = await app.electron().evaluate(async ({ app: main, BrowserWindow }, url) => {
      const preload = `${main.getAppPath()}/out/preload/preload.cjs`;
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, partition: 'foreign' },
      });
      await other.loadURL(url);
      const outcome: unknown = await other.webContents.executeJavaScript(
        `hookscope.call('app.info').then(() => 'answered', String)
          .then((said) => ({ said, inline: globalThis.inlineRan === true }))`,
      );
      other.destroy();
      return outcome;
    }, `${sentinel.origin}/foreign`);
    // `inline`: in a page without our policy, that script does run.
    expect(said).toEqual({ said: expect.stringContaining('Not for this sender'), inline: true });
    expect(sentinel.seen).toContain('/image-of-page');
  });

  it('runs once for each data folder', async () => {
    await app.electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const second = spawn(electronPath(), appArguments(app.dataDir), {
      env: appEnvironment(),
      stdio: 'ignore',
    });
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    await until(() =>
      app
        .electron()
        .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true),
    );
    expect(app.electron().windows()).toHaveLength(1);
  });

  it('starts the inspector again when it dies, and the page goes on', async () => {
    await page.evaluate(() => {
      const told: boolean[] = [];
      window.hookscope.on('inspector.connected', (connected) => told.push(connected));
      Object.assign(globalThis, { told });
    });
    await app.electron().evaluate(({ app: main }) => {
      const inspector = main.getAppMetrics().find(({ name }) => name === 'Hookscope inspector');
      if (inspector !== undefined) process.kill(inspector.pid, 'SIGKILL');
    });
    const told = await page.waitForFunction(() => {
      const { told: states } = globalThis as unknown as { told: boolean[] };
      return states.length >= 2 ? states : null;
    });
    expect(await told.jsonValue()).toEqual([false, true]);
    const state = await page.evaluate(() => window.hookscope.call('state.get'));
    expect(state.listener.is).toMatch(/^(starting|listening)$/);
  });
});
