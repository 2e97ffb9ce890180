// @ts-check
/** What is true of the files that a .deb or .rpm installs. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/paths.mjs';
import { bundledPackages, noticeOf } from '../notices.mjs';
import { filesInAsar } from './asar.mjs';
import { hasTool } from './tools.mjs';

export const appPath = 'opt/Hookscope';

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} tree the folder that has opt/ and usr/ of the package
 * @param {string} kind deb or rpm, for the sentences
 */
export async function checkInstalledFiles(facts, tree, kind) {
  const app = join(tree, appPath);
  const fact = (/** @type {string} */ sentence) => `${kind}: ${sentence}`;

  await facts.check(fact('every icon is where a desktop looks for it'), () =>
    readdirSync(join(root, 'resources/icons/png'))
      .map((name) => name.replace('.png', ''))
      .filter(
        (size) => !existsSync(join(tree, `usr/share/icons/hicolor/${size}/apps/hookscope.png`)),
      ),
  );
  const entry = join(tree, 'usr/share/applications/hookscope.desktop');
  if (hasTool('desktop-file-validate'))
    await facts.check(fact('the desktop entry is valid'), () =>
      outputOf('desktop-file-validate', [entry]),
    );
  else facts.skip(fact('the desktop entry is valid'), 'desktop-file-validate is not here');
  await facts.check(
    fact('the desktop entry starts the app without switching the sandbox off'),
    () => {
      const exec = /^Exec=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1];
      return exec === `/${appPath}/hookscope %U` ? '' : `Exec=${exec}`;
    },
  );
  await facts.check(fact('the desktop entry names HAR, JSON and the scheme hookscope:'), () => {
    const types = /^MimeType=(.*)$/m.exec(readFileSync(entry, 'utf8'))?.[1]?.split(';') ?? [];
    return ['application/har+json', 'application/json', 'x-scheme-handler/hookscope'].filter(
      (type) => !types.includes(type),
    );
  });
  await facts.check(fact('HAR is a file type of its own'), () => {
    const types = readFileSync(join(tree, 'usr/share/mime/packages/hookscope.xml'), 'utf8');
    return types.includes('"application/har+json"') && types.includes('"*.har"') ? '' : types;
  });
  await facts.check(fact('hookscope is a command of the package'), () => {
    const target = readlinkSync(join(tree, 'usr/bin/hookscope'));
    return target === `/${appPath}/bin/hookscope` ? '' : target;
  });
  await facts.check(fact('the sandbox helper is setuid, and no other file is'), () => {
    const setuid = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
      (name) => (lstatSync(join(app, name)).mode & 0o6000) !== 0,
    );
    return setuid.join() === 'chrome-sandbox' ? '' : `setuid: ${setuid.join()}`;
  });
  await facts.check(fact('everything may be read by every user, and written by root alone'), () =>
    readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((name) => {
      const { mode } = statSync(join(app, name));
      return (mode & 0o022) !== 0 || (mode & 0o004) === 0;
    }),
  );
  if (hasTool('apparmor_parser'))
    await facts.check(
      fact('the AppArmor profile can be read, where the parser knows its version'),
      () => {
        const profile = join(app, 'resources/apparmor-profile');
        const said = outputOf('apparmor_parser', ['--skip-kernel-load', '--skip-cache', profile]);
        // Before AppArmor 4.0 there was no abi/4.0, and the package then installs no profile.
        return /abi.4\.0/.test(said) ? '' : said;
      },
    );
  else facts.skip(fact('the AppArmor profile can be read'), 'apparmor_parser is not here');
  await checkArchive(facts, join(app, 'resources'), fact);
}

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} resources
 * @param {(sentence: string) => string} fact
 */
async function checkArchive(facts, resources, fact) {
  const files = filesInAsar(join(resources, 'app.asar'));
  await facts.check(fact('the archive has the SHA-256 of each of its files'), () =>
    files.length > 50
      ? files.filter(({ isIntact }) => !isIntact).map(({ path }) => path)
      : `only ${files.length} files`,
  );
  await facts.check(fact('there is no source map'), () =>
    files.filter(({ path }) => path.endsWith('.map')).map(({ path }) => path),
  );
  await facts.check(fact('there are no packages of npm and no tests'), () =>
    files
      .filter(({ path }) => /(^|\/)(node_modules|tests|docs|scripts)\//.test(path))
      .map(({ path }) => path),
  );
  await facts.check(fact('each bundled package has its licence in the notices'), () => {
    const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const bundled = bundledPackages(join(root, 'out')).map(noticeOf);
    if (bundled.length < 20) return `only ${bundled.length} packages`;
    return bundled
      .filter(({ name, version, text }) => {
        const at = notices.indexOf(`\n${name} ${version} (`);
        return at < 0 || !notices.slice(at).includes(text.replaceAll('\r\n', '\n'));
      })
      .map(({ name }) => name);
  });
}

/**
 * What dpkg's triggers made of an installed package.
 * @param {import('./facts.mjs').FactList} facts
 */
export async function checkSystemLists(facts) {
  await facts.check('deb: the system knows what opens HAR and the scheme hookscope:', () => {
    const cache = readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8');
    return ['application/har+json', 'x-scheme-handler/hookscope'].filter(
      (type) => !cache.includes(`${type}=hookscope.desktop`),
    );
  });
}

/**
 * What a program says when it fails; empty when it does not.
 * @param {string} program
 * @param {readonly string[]} args
 */
function outputOf(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  });
  return status === 0 ? '' : `${stdout}${stderr}`.trim();
}

/**
 * The bytes of all files below a folder. A file that has several names counts once.
 * @param {string} folder
 */
export function bytesOf(folder) {
  const seen = new Set();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .filter((stat) => stat.isFile() && !seen.has(stat.ino) && seen.add(stat.ino))
    .reduce((sum, { size }) => sum + size, 0);
}
