import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCode, checkFiles } from '../../../electron/core/signature/check-code.ts';
import { sign } from '../../../electron/core/signature/private-keys.ts';
import { verifySignature } from '../../../electron/core/signature/verify.ts';
import { checkLanguages, type CheckLanguage } from '../../../shared/signature.ts';
import { crm, keys, own } from '../../support/keys.ts';
import { resourcesDir } from '../../support/running-core.ts';
import { tempDir } from '../../support/temp-dir.ts';

const body = Buffer.from('{ "type": "SMS", "message": "Grüße\\u00a0🎉" }\n');

/** A way to run each language's check over each file and header in the arguments; it prints true or false, one a line. */
interface Runner {
  /** Says whether this machine has the language with what the check needs. */
  readonly has: readonly string[];
  /** The rest of a program around the check. */
  readonly program: (code: string) => Readonly<Record<string, string>>;
  readonly run: readonly string[];
}

const runners: Partial<Record<CheckLanguage, Runner>> = {
  typescript: {
    has: [process.execPath, '--version'],
    program: (code) => ({
      'check.ts': code,
      'main.ts': `import { readFileSync } from 'node:fs';
        import { isGenuine } from './check.ts';
        for (let at = 2; at < process.argv.length; at += 2)
          console.log(isGenuine(readFileSync(process.argv[at]), process.argv[at + 1]));`,
    }),
    run: [process.execPath, 'main.ts'],
  },
  'web-crypto': {
    has: [process.execPath, '--version'],
    program: (code) => ({
      'check.ts': code,
      'main.ts': `import { readFileSync } from 'node:fs';
        import { isGenuine } from './check.ts';
        for (let at = 2; at < process.argv.length; at += 2)
          console.log(await isGenuine(readFileSync(process.argv[at]), process.argv[at + 1]));`,
    }),
    run: [process.execPath, 'main.ts'],
  },
  n8n: {
    has: [process.execPath, '--version'],
    program: (code) => ({
      'main.js': `${code}
        for (let at = 2; at < process.argv.length; at += 2)
          console.log(isGenuine(require('fs').readFileSync(process.argv[at]), process.argv[at + 1]));`,
    }),
    run: [process.execPath, 'main.js'],
  },
  python: {
    has: ['python3', '-c', 'import cryptography'],
    program: (code) => ({
      'main.py': `${code}\nimport sys
for file, header in zip(sys.argv[1::2], sys.argv[2::2]):
    print(str(is_genuine(open(file, "rb").read(), header)).lower())`,
    }),
    run: ['python3', 'main.py'],
  },
  php: {
    has: ['php', '-r', 'exit(extension_loaded("sodium") ? 0 : 1);'],
    program: (code) => ({
      'main.php': `${code}
        for ($at = 1; $at < $argc; $at += 2)
          echo isGenuine(file_get_contents($argv[$at]), $argv[$at + 1]) ? 'true' : 'false', "\\n";`,
    }),
    run: ['php', 'main.php'],
  },
  go: {
    has: ['go', 'version'],
    program: (code) => ({
      'check.go': code,
      'main.go': `package main
        import ("fmt"; "os")
        func main() {
          for at := 1; at < len(os.Args); at += 2 {
            body, _ := os.ReadFile(os.Args[at])
            fmt.Println(isGenuine(body, os.Args[at+1]))
          }
        }`,
    }),
    run: ['go', 'run', 'check.go', 'main.go'],
  },
};

const env = {
  ...process.env,
  ELECTRON_RUN_AS_NODE: '1',
  NODE_NO_WARNINGS: '1',
  GO111MODULE: 'off',
};

function start([program = '', ...args]: readonly string[], cwd: string) {
  const home = { HOME: cwd, GOCACHE: join(cwd, 'go'), GOPATH: join(cwd, 'path') };
  return spawnSync(program, args, { cwd, env: { ...env, ...home }, encoding: 'utf8' });
}

const isThere = ({ has }: Runner) => start(has, tmpdir()).status === 0;

async function codeFor(language: CheckLanguage, signature: string): Promise<string> {
  const request = {
    headers: [['X-GHL-Signature', signature]],
    body: { ended: 'complete' },
  } as const;
  return checkCode(language, await verifySignature(request, body, keys), keys, resourcesDir);
}

describe('the check as code', () => {
  for (const [language, runner] of Object.entries(runners)) {
    const there = isThere(runner);
    const name = there ? language : `${language}, which this machine lacks`;
    it.skipIf(!there)(
      `accepts the very request and refuses an altered one: ${name}`,
      async () => {
        const dir = tempDir();
        const write = (file: string, text: string | Buffer) => writeFileSync(join(dir, file), text);
        const signature = sign(body, own.privateKey);
        const files = runner.program(await codeFor(language as CheckLanguage, signature));
        for (const [file, text] of Object.entries(files)) write(file, text);
        write('body', body);
        write('altered', Buffer.from(JSON.stringify(JSON.parse(body.toString()))));
        const cases = [
          ['body', signature, 'true'],
          ['altered', signature, 'false'],
          ['body', sign(body, crm.privateKey), 'false'],
          ...['', 'N/A', 'é', signature.slice(4), `${signature.slice(0, -4)}!!==`].map(
            (none) => ['body', none, 'false'] as const,
          ),
        ] as const;
        const given = cases.flatMap(([file, header]) => [file, header]);
        const { stdout, stderr } = start([...runner.run, ...given], dir);
        expect(stderr).toBe('');
        expect(stdout.trim().split(/\r?\n/)).toEqual(cases.map(([, , wanted]) => wanted));
      },
      120_000,
    );
  }

  it.each(checkLanguages)(
    'names the key and the header by which a request is genuine: %s',
    async (language) => {
      const raw = (key: typeof own.publicKey) =>
        key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64').slice(4);
      const lastOf = (key: typeof own.publicKey) => raw(key).slice(-12);
      expect(await codeFor(language, sign(body, own.privateKey))).toContain(lastOf(own.publicKey));
      expect(await codeFor(language, sign(body, crm.privateKey))).toContain(lastOf(crm.publicKey));
      expect(await codeFor(language, 'N/A')).toContain(lastOf(crm.publicKey));
      const old = [['X-WH-Signature', sign(body, crm.privateKey)]] as const;
      const found = await verifySignature(
        { headers: old, body: { ended: 'complete' } },
        body,
        keys,
      );
      const code = await checkCode(language, found, keys, resourcesDir);
      expect(code).toMatch(/X-WH-Signature|HTTP_X_WH_SIGNATURE/);
      expect(code).not.toMatch(/\{\{|\}\}/);
      expect(Object.keys(checkFiles)).toContain(language);
    },
  );
});
