import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');

/** What each fuse must be in what we give away; docs/decisions/0002-fuses.md says why. */
const wanted = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
} as const;

describe('the packaged app', () => {
  let fuses: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    const script = resolve(root, 'scripts', 'maintenance', 'package-check.mjs');
    // electron-builder's command line misreads its arguments under Electron's Node: npm's own is used.
    const node = process.env['npm_node_execpath'] ?? 'node';
    const { stdout } = await promisify(execFile)(node, [script], { cwd: root });
    fuses = JSON.parse(stdout) as Record<string, string>;
  });

  it.each(Object.entries(wanted))('has the fuse %s %s', (name, state) => {
    expect(fuses[name]).toBe(state);
  });
});
