import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { launcherText } from '../../../scripts/machine/unprivileged.mjs';
import { whyNoWindow } from '../../../scripts/machine/window.mjs';

const fine = { display: true, root: false, sandboxHelper: undefined };

describe('npm start', () => {
  it('opens the window for an ordinary user with a display', () => {
    expect(whyNoWindow(fine)).toBeUndefined();
  });

  it('says that there is no display', () => {
    expect(whyNoWindow({ ...fine, display: false, root: true })).toContain('no display');
  });

  it('says that root gets no sandbox', () => {
    expect(whyNoWindow({ ...fine, root: true })).toContain('ordinary user');
  });

  it('names the command that sets up the sandbox helper', () => {
    const reason = whyNoWindow({ ...fine, sandboxHelper: '/opt/e/chrome-sandbox' });
    expect(reason).toContain("sudo chmod 4755 '/opt/e/chrome-sandbox'");
  });
});

describe.skipIf(process.platform === 'win32')('the launcher of the tests', () => {
  const start = (text: string) =>
    spawnSync('sh', ['-c', text, 'sh', 'a b', '--flag'], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    }).stdout;

  it('hands its arguments on as they are', () => {
    expect(start(launcherText('echo', undefined, []))).toBe('a b --flag\n');
  });

  it('opens a window even when started from Electron as Node', () => {
    const text = launcherText('env', undefined, []).replace('"$@"', '');
    expect(start(text)).not.toContain('ELECTRON_RUN_AS_NODE');
  });

  it('gives the app the home it is told', () => {
    const text = launcherText('env', "/tmp/it's home", []).replace('"$@"', '');
    expect(start(text)).toContain("HOME=/tmp/it's home\n");
  });
});
