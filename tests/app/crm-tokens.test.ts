import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCrmTokenVault, tokenFile } from '../../electron/app/crm-tokens.ts';
import type { Safe } from '../../electron/app/system-safe.ts';
import { bounds } from '../../shared/bounds.ts';
import { isWindows } from '../support/system.ts';
import { tempDir } from '../support/temp-dir.ts';
import { accessClaims, tokenOf } from '../support/tokens.ts';

/** Turns each byte over: enough to see that the text itself is in no file. */
const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);
const keyring: Safe = {
  storage: () => 'possible',
  encrypt: (text) => turned(Buffer.from(text)),
  decrypt: (bytes) => Buffer.from(turned(bytes)).toString(),
};
const noKeyring: Safe = {
  storage: () => 'basic-text',
  encrypt: () => never(),
  decrypt: () => never(),
};

function never(): never {
  throw new Error('This system can’t.');
}

const token = tokenOf(accessClaims);
const company = tokenOf({ ...accessClaims, authClass: 'Company', authClassId: 'CO' });

function vaultIn(dataDir: string, safe: Safe = keyring) {
  const hidden: string[] = [];
  return {
    ...createCrmTokenVault({ dataDir, safe, hide: (secrets) => hidden.push(...secrets) }),
    hidden,
    path: join(dataDir, tokenFile),
  };
}

const given = { token, location: null, stores: false };

describe('a token of the CRM', () => {
  it('is told by what it says of itself and its end, never given back, and hidden from the log', () => {
    const vault = vaultIn(tempDir());
    const taken = vault.give({ ...given, token: `Authorization: Bearer ${token}` });
    expect(taken).toMatchObject({
      ok: true,
      value: { key: 'location:LOC', mask: '…dXJl', isStored: false, reading: { kind: 'location' } },
    });
    vault.give({ ...given, token: company });
    const listed = vault.list();
    expect(listed.tokens.map(({ key }) => key)).toEqual(['location:LOC', 'company:CO']);
    for (const secret of [token, company]) {
      expect(JSON.stringify([taken, listed])).not.toContain(secret.slice(-60));
      expect(vault.hidden).toContain(secret);
    }
    expect(vault.use('location:LOC')).toMatchObject({ token, isConfirmed: true });
    expect(vault.use('location:OTHER')).toBeNull();
    expect(existsSync(vault.path)).toBe(false);
  });

  it('replaces an earlier one of its location, and one without a location takes the given one', () => {
    const vault = vaultIn(tempDir());
    vault.give({ ...given, stores: true });
    const newer = tokenOf({ ...accessClaims, iat: 1 });
    vault.give({ ...given, token: newer });
    expect(vault.use('location:LOC')).toMatchObject({ token: newer });
    expect(existsSync(vault.path)).toBe(false);
    const pit = 'pit-0a1b2c3d-0000-4000-8000-00000000000f';
    expect(vault.give({ ...given, token: pit })).toMatchObject({ fault: 'no-location' });
    expect(vault.give({ ...given, token: pit, location: 'L2' })).toMatchObject({
      ok: true,
      value: { key: 'location:L2' },
    });
  });

  it.each([
    ['empty', '  '],
    ['too-long', 'x'.repeat(bounds.pastedToken.characters + 1)],
    ['bad-character', `${token.slice(0, 30)}\r\nX-Evil: 1`],
    ['bad-character', 'tökén-of-somebody'],
  ])('is not taken when it can’t be sent: %s', (fault, text) => {
    const vault = vaultIn(tempDir());
    expect(vault.give({ ...given, token: text, location: 'L' })).toMatchObject({ fault });
    expect(vault.list().tokens).toEqual([]);
  });

  it('is stored only when that is asked for, encrypted, for the user alone, and needs a yes after a restart', () => {
    const dataDir = tempDir();
    const first = vaultIn(dataDir);
    first.give({ ...given, stores: true });
    first.give({ ...given, token: company });
    const bytes = readFileSync(first.path);
    expect(bytes.includes(token.slice(-30))).toBe(false);
    expect(Buffer.from(turned(bytes)).includes(token)).toBe(true);
    expect(Buffer.from(turned(bytes)).includes(company)).toBe(false);
    if (!isWindows) expect(statSync(first.path).mode & 0o777).toBe(0o600);

    const second = vaultIn(dataDir);
    expect(second.list().tokens).toMatchObject([{ key: 'location:LOC', isStored: true }]);
    expect(second.hidden).toEqual([token]);
    expect(second.use('location:LOC')).toMatchObject({ token, isConfirmed: false });
    second.confirm('location:LOC');
    expect(second.use('location:LOC')).toMatchObject({ isConfirmed: true });
    second.forget('location:LOC');
    expect(existsSync(second.path)).toBe(false);
  });

  it('is not stored without a keyring, and is then not taken at all', () => {
    const vault = vaultIn(tempDir(), noKeyring);
    expect(vault.list()).toEqual({ tokens: [], storage: 'basic-text' });
    expect(vault.give({ ...given, stores: true })).toMatchObject({ fault: 'not-storable' });
    expect(vault.use('location:LOC')).toBeNull();
    expect(vault.give(given)).toMatchObject({ ok: true });
    expect(existsSync(vault.path)).toBe(false);
  });

  it('is in memory alone when its file can’t be written', () => {
    const safe = { ...keyring, encrypt: () => never() };
    const vault = vaultIn(tempDir(), safe);
    expect(vault.give({ ...given, stores: true })).toMatchObject({ fault: 'not-written' });
    expect(vault.list().tokens).toMatchObject([{ isStored: false }]);
  });

  it('is forgotten on the disk too, also when the others can’t be written again', () => {
    const dataDir = tempDir();
    const first = vaultIn(dataDir);
    first.give({ ...given, stores: true });
    first.give({ ...given, token: company, stores: true });
    const vault = vaultIn(dataDir, { ...keyring, encrypt: () => never() });
    vault.forget('company:CO');
    expect(vault.list().tokens).toMatchObject([{ key: 'location:LOC', isStored: false }]);
    expect(existsSync(vault.path)).toBe(false);
  });

  it('is forgotten with everything, also before it was read', () => {
    const dataDir = tempDir();
    vaultIn(dataDir).give({ ...given, stores: true });
    const vault = vaultIn(dataDir);
    vault.forgetAll();
    expect(existsSync(vault.path)).toBe(false);
    expect(vault.list().tokens).toEqual([]);
  });

  it.each([
    ['nonsense', Buffer.from('nonsense')],
    ['another shape', turned(Buffer.from('[{"key":1}]'))],
  ])('is given again when its file can’t be read: %s', (_, bytes) => {
    const dataDir = tempDir();
    writeFileSync(join(dataDir, tokenFile), bytes);
    const vault = vaultIn(dataDir);
    expect(vault.list().tokens).toEqual([]);
    vault.give({ ...given, stores: true });
    expect(vaultIn(dataDir).list().tokens).toHaveLength(1);
  });
});
