import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh folder that is gone after the test. On Windows a file can't be removed in the moment that a program still closes it. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'hookscope-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 10 }));
  return dir;
}
