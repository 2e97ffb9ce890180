import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Association {
  readonly ext: string;
  readonly rank?: string;
}

interface Configuration {
  readonly appId: string;
  readonly protocols: { readonly schemes: readonly string[] };
  readonly toolsets: { readonly appimage: string };
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly mac: {
    readonly target: readonly { readonly target: string; readonly arch: string }[];
    readonly hardenedRuntime: boolean;
    readonly notarize: boolean;
    readonly entitlements: string;
    readonly entitlementsInherit: string;
    readonly fileAssociations: readonly Association[];
  };
  readonly win: {
    readonly target: readonly string[];
    readonly fileAssociations: readonly Association[];
  };
  readonly nsis: { readonly perMachine: boolean; readonly deleteAppDataOnUninstall: boolean };
}

// electron-builder's own reader. Its schema is checked whenever the app is packed, which an end-to-end test does.
const inBuilder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib'));
const { load } = inBuilder('js-yaml') as { readonly load: (text: string) => unknown };
const config = load(read('electron-builder.yml')) as Configuration;

describe('the packages of macOS', () => {
  it('are a dmg to install and a zip to update by, for both processors', () => {
    expect(config.mac.target).toEqual([
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ]);
  });

  it('have the hardened runtime, which allows V8 to compile and nothing else', () => {
    const { hardenedRuntime, notarize, entitlements, entitlementsInherit } = config.mac;
    expect({ hardenedRuntime, notarize }).toEqual({ hardenedRuntime: true, notarize: true });
    expect(entitlementsInherit).toBe(entitlements);
    const allowed = [...read(entitlements).matchAll(/<key>(.*?)<\/key>\s*<true\/>/g)];
    expect(allowed.map(([, name]) => name)).toEqual(['com.apple.security.cs.allow-jit']);
  });

  it('start on Apple’s processors without a certificate', () => {
    expect(config.electronFuses['resetAdHocDarwinSignature']).toBe(true);
  });
});

describe('the installer of Windows', () => {
  it('installs for the user alone, and leaves the data when it removes the app', () => {
    expect(config.win.target).toEqual(['nsis']);
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });

  it('has the identity that the app takes', () => {
    expect(read('electron/start.ts')).toContain(`setAppUserModelId('${config.appId}')`);
  });
});

describe('file types', () => {
  it('never make us the default for JSON', () => {
    const ofMac = config.mac.fileAssociations.map(({ ext, rank }) => [ext, rank]);
    expect(ofMac).toEqual([
      ['har', 'Alternate'],
      ['json', 'Alternate'],
    ]);
    // The installer's own association of Windows would.
    expect(config.win.fileAssociations.map(({ ext }) => ext)).toEqual(['har']);
    const installer = read('resources/package/windows/installer.nsh');
    expect(installer).toContain(String.raw`"Software\Classes\.json\OpenWithProgids"`);
    expect(installer).not.toContain(String.raw`"Software\Classes\.json" ""`);
  });

  it('come with the scheme hookscope:, which the installer of Windows writes itself', () => {
    expect(config.protocols.schemes).toEqual(['hookscope']);
    const installer = read('resources/package/windows/installer.nsh');
    expect(installer).toContain(String.raw`"Software\Classes\hookscope" "URL Protocol"`);
  });
});

describe('the AppImage', () => {
  it('is made with a start script and a desktop entry that leave the sandbox on', () => {
    // With the toolset 0.0.0, which is the default, the desktop entry has --no-sandbox.
    expect(config.toolsets.appimage).not.toBe('0.0.0');
    expect(read('resources/package/linux/AppRun')).not.toContain('--no-sandbox');
  });
});
