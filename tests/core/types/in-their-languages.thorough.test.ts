import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../../support/temp-dir.ts';
import { root, samples, typesOfSamples, withExtraKey } from './samples.ts';

/** Runs a program in a fresh folder with some files. @returns what it printed, or why it failed. */
function run(program: string, args: readonly string[], files: Readonly<Record<string, string>>) {
  const cwd = tempDir();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const ended = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, HOME: cwd, GOFLAGS: '-mod=mod', ELECTRON_RUN_AS_NODE: '1' },
  });
  return ended.status === 0
    ? ended.stdout
    : `${ended.error?.message ?? ''}${ended.stdout}${ended.stderr}`;
}

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const accepted = [...samples, withExtraKey];
const files = Object.fromEntries(accepted.map((sample, index) => [`${index}.json`, sample]));
const tsc = resolve(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');

describe('the types, checked by their own language,', () => {
  it('of TypeScript accept every sample and a key that no sample has', async () => {
    const checks = accepted.map(
      (sample, index) =>
        `const value${index} = ${sample.replaceAll('\u2028', String.raw`\u2028`).replace('"__proto__"', '["__proto__"]')};\nexport const typed${index}: ${root} = value${index};\n`,
    );
    const wrong = `// @ts-expect-error a number is not text\nexport const wrong: ${root} = { ...value0, type: 1 };\n`;
    const text = `${await typesOfSamples('typescript')}\n${checks.join('')}${wrong}`;
    expect(
      run(process.execPath, [tsc, '--strict', '--noEmit', '--target', 'es2022', 'types.ts'], {
        'types.ts': text,
      }),
    ).toBe('');
  });

  it.skipIf(!has('python3', '-c', 'import pydantic'))(
    'of Pydantic read every sample, and write it again unchanged',
    async () => {
      const check = `
import json, pathlib
from types_made import ${root}
for path in sorted(pathlib.Path(".").glob("*.json")):
    data = json.loads(path.read_text("utf-8"))
    read = ${root}.model_validate(data)
    again = json.loads(json.dumps(read.model_dump(by_alias=True, exclude_unset=True)))
    assert again == data, (path, again)
try:
    ${root}.model_validate({"type": []})
    raise SystemExit("accepted a list as text")
except ValueError:
    print("read")
`;
      const made = await typesOfSamples('pydantic');
      expect(
        run('python3', ['-W', 'error', 'check.py'], {
          ...files,
          'types_made.py': made,
          'check.py': check,
        }),
      ).toBe('read\n');
    },
  );

  it.skipIf(!has('php', '-v'))(
    'of PHP read every sample, and keep what they do not know',
    async () => {
      const check = `<?php
set_error_handler(fn ($code, $message) => throw new ErrorException($message));
require 'types.php';
foreach (glob('*.json') as $path) {
    $data = json_decode(file_get_contents($path), true, 512, JSON_THROW_ON_ERROR);
    $read = ${root}::fromArray($data);
    assert($read->contactId === $data['contactId']);
    assert(array_keys($read->more) === (isset($data['notInAnySample']) ? ['notInAnySample'] : []));
}
try {
    ${root}::fromArray(['type' => []] + $data);
    echo 'accepted a list as text';
} catch (TypeError) {
    echo 'read';
}
`;
      const made = await typesOfSamples('php');
      expect(
        run('php', ['-d', 'zend.assertions=1', 'check.php'], {
          ...files,
          'types.php': made,
          'check.php': check,
        }),
      ).toBe('read');
    },
  );

  it.skipIf(!has('go', 'version'))(
    'of Go are formatted, compile, and read every sample',
    async () => {
      const made = (await typesOfSamples('go')).replace('package webhook', 'package main');
      const check = `package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	paths, _ := filepath.Glob("*.json")
	for _, path := range paths {
		data, _ := os.ReadFile(path)
		var read ${root}
		if err := json.Unmarshal(data, &read); err != nil || read.Type == "" {
			panic(fmt.Sprint(path, err))
		}
	}
	fmt.Print("read")
}
`;
      const all = {
        ...files,
        'types.go': made,
        'main.go': check,
        'go.mod': 'module check\n\ngo 1.18\n',
      };
      expect(run('gofmt', ['-l', '.'], all)).toBe('');
      expect(run('go', ['run', '.'], all)).toBe('read');
    },
    120_000,
  );
});
