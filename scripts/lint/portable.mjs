// @ts-check
/** Refuses code that works on one system only, by what has been found in this project. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../support/log.mjs';
import { root } from '../support/paths.mjs';

/**
 * Each row: what the code has, why it is refused, and the files in which it is right. `forOneSystem`: also in files that
 * treat systems differently.
 * @type {readonly { pattern: RegExp, why: string, except?: RegExp, forOneSystem?: true }[]}
 */
const rules = [
  {
    pattern: /new URL\([^)]*import\.meta\.url\)\.pathname/,
    why: 'on Windows and for names beyond ASCII a URL’s pathname is not a path: use fileURLToPath or import.meta.dirname',
  },
  {
    pattern: /(['"`])\/tmp\b/,
    why: 'only Unix has /tmp: use tmpdir() or tests/support/temp-dir.ts',
    // Shared code opens no files; its tests have such texts as values.
    except: /^tests\/(?:scripts\/machine\/window\.test\.ts$|shared\/)/,
  },
  {
    pattern: /(['"`])file:\/\/\$\{/,
    why: 'a path is not part of a URL as it is: use pathToFileURL',
  },
  {
    pattern: /\b(?:renameSync|rename)\(/,
    why: 'on Windows a file that a scanner has open is not renamed: use files/rename-patiently.ts',
    // The link of the terminal command is Unix's.
    except: /^(?!electron\/)|^electron\/core\/files\/rename-patiently\.ts$|\/command-link\.ts$/,
  },
  {
    pattern: /(['"`])\/proc\//,
    why: 'only Linux has /proc: ask isLinux of tests/support/system.ts, or process.platform',
    // They do without it elsewhere.
    except:
      /^tests\/bench\/|^scripts\/package\/check\/|\/(?:stop-requests|attacks-on-sockets\.test|open-files)\.ts$|^scripts\/test\/steps\.mjs$/,
    forOneSystem: true,
  },
  {
    pattern: /(['"`])SIG(?:STOP|CONT|HUP|USR1|USR2)\1/,
    why: 'Windows has no such signal: ask isWindows of tests/support/system.ts, or process.platform',
    // Node has SIGHUP on Windows too, where it says that the console is closed.
    except:
      /^(?:tests\/bench|scripts)\/|^electron\/(?:inspector|command-process|app\/quit-signals)\.ts$/,
    forOneSystem: true,
  },
];

/** This file and its test, which have examples of what is refused. */
const own = /^(?:tests\/)?scripts\/lint\/portable\./;

/** What a file names that treats systems differently. */
const knowsSystems = /process\.platform|\bisLinux\b|\bisWindows\b/;

/**
 * The sentences about a file.
 * @param {string} file its path from the project's root, with slashes
 * @param {string} text
 * @returns {string[]}
 */
export function unportable(file, text) {
  return rules
    .filter(({ except }) => except === undefined || !except.test(file))
    .filter(({ forOneSystem }) => forOneSystem === undefined || !knowsSystems.test(text))
    .flatMap(({ pattern, why }) =>
      text
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${why}.`] : [])),
    );
}

/**
 * What Windows can't check out: reserved characters and names, an ending it drops, and names that differ by case alone.
 * @param {readonly string[]} files
 * @returns {string[]}
 */
export function unportableNames(files) {
  const reserved =
    /[<>:"|?*\\]|[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:\/|$)/i;
  const seen = new Map();
  return files.flatMap((file) => {
    const other = seen.get(file.toLowerCase());
    seen.set(file.toLowerCase(), file);
    return [
      ...(reserved.test(file) ? [`${file}: Windows has no file of this name.`] : []),
      ...(other === undefined ? [] : [`${file}: Windows and macOS take it for ${other}.`]),
    ];
  });
}

if (process.argv[1] === import.meta.filename) {
  const folders = ['shared', 'electron', 'renderer', 'tests', 'scripts', 'resources', 'docs'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  );
  const found = [
    ...unportableNames(files),
    ...files
      .filter((file) => /\.(tsx?|mjs)$/.test(file) && !own.test(file))
      .flatMap((file) => unportable(file, readFileSync(join(root, file), 'utf8'))),
  ];
  found.forEach(log);
  process.exitCode = found.length === 0 ? 0 : 1;
}
