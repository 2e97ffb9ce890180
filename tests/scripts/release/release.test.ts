import { describe, expect, it } from 'vitest';
import { disagreements } from '../../../scripts/release/agreement.mjs';
import { changesOf } from '../../../scripts/release/changelog.mjs';
import { releaseFiles } from '../../../scripts/release/release-files.mjs';

const changelog = `# Changelog

What changes.

## Unreleased

## 1.2.0 – 2026-11-29

### New

- A thing.

## [1.1.0]

- Another one.
`;

describe('the changes of a version', () => {
  it.each([
    ['1.2.0', '### New\n\n- A thing.'],
    ['1.1.0', '- Another one.'],
    ['Unreleased', undefined],
    ['1.2', undefined],
    ['1.0.0', undefined],
  ])('of %s', (version, changes) => {
    expect(changesOf(changelog, version)).toBe(changes);
    expect(changesOf(changelog.replaceAll('\n', '\r\n'), version)).toBe(changes);
  });
});

describe('a tag', () => {
  const release = (version: string, tag = `v${version}`) => ({
    tag,
    packageJson: { version },
    packageLock: { version, packages: { '': { version } } },
    changelog,
  });

  it('can be released when both package files and the changelog have its version', () => {
    expect(disagreements(release('1.2.0'))).toEqual([]);
  });

  it.each([
    ['without a v', release('1.2.0', '1.2.0'), /is not a version/],
    ['that is not a version', release('1.2.0', 'v1.2'), /is not a version/],
    ['of another version', release('1.2.0', 'v1.1.0'), /package\.json has the version 1\.2\.0/],
    ['without changes', release('2.0.0'), /no section/],
    [
      'with an older lock file',
      { ...release('1.2.0'), packageLock: { version: '1.1.0', packages: {} } },
      /package-lock\.json has the version 1\.1\.0/,
    ],
  ])('%s is refused', (_, wrong, reason) => {
    expect(disagreements(wrong).join('\n')).toMatch(reason);
  });
});

describe('the files of a release', () => {
  const linux = [
    ...['hookscope_1.2.0_amd64.deb', 'hookscope-1.2.0.x86_64.rpm', 'hookscope-1.2.0.tar.gz'],
    ...['Hookscope-1.2.0.AppImage', 'latest-linux.yml', 'hookscope.cdx.json'],
  ];
  const mac = ['Hookscope-1.2.0.dmg', 'Hookscope-1.2.0-mac.zip', 'latest-mac.yml'];
  const windows = ['Setup-1.2.0.exe', 'Setup-1.2.0.exe.blockmap', 'latest.yml'];
  const all = [...linux, ...mac, ...windows];

  it('are all packages, what updates read, and the bill of materials, without notes of the builder', () => {
    const others = ['builder-debug.yml', 'linux-unpacked', 'Hookscope-1.1.0.dmg'];
    expect(releaseFiles([...all, ...others], '1.2.0')).toEqual({
      files: all.toSorted(),
      missing: [],
    });
  });

  it.each(['1.2.0-beta.1', '11.2.0', '1.2.01', '1.2.0.1'])('are not those of %s', (other) => {
    const others = all
      .filter((name) => name.includes('1.2.0'))
      .map((name) => name.replace('1.2.0', other));
    expect(releaseFiles([...all, ...others], '1.2.0').files).toEqual(all.toSorted());
    expect(releaseFiles(others, '1.2.0').missing.length).toBeGreaterThanOrEqual(others.length);
  });

  it('may be those of one system', () => {
    expect(releaseFiles(linux, '1.2.0', 'Linux').missing).toEqual([]);
    expect(releaseFiles(all, '1.2.0', 'BeOS').missing).toEqual(['BeOS is not a system of ours.']);
  });

  it.each([...linux, ...mac, 'Setup-1.2.0.exe', 'latest.yml'])(
    'are incomplete without %s',
    (name) => {
      const older = name.replace('1.2.0', '1.1.0');
      const names = [...all, older].filter((one) => one !== name);
      expect(releaseFiles(names, '1.2.0').missing).toHaveLength(1);
    },
  );
});
