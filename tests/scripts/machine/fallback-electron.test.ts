import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireIntegrity } from '../../../scripts/machine/fallback-electron.mjs';

describe('the integrity check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-integrity-'));
  const file = join(folder, 'package.tgz');
  const bytes = Buffer.from('the bytes we know');
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('accepts the bytes that are pinned', async () => {
    writeFileSync(file, bytes);
    await expect(requireIntegrity(file, integrity)).resolves.toBeUndefined();
  });

  it('refuses one changed byte', async () => {
    writeFileSync(file, Buffer.from('the bytes we knew'));
    await expect(requireIntegrity(file, integrity)).rejects.toThrow('nothing was unpacked');
  });
});
