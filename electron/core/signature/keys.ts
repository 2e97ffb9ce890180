import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file holds no key of the wanted sort; the message says what it holds. */
export class BadKey extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadKey';
  }
}

/** Whose signatures are believed. */
export interface VerifyingKeys {
  /** The key that HighLevel publishes for its webhooks. */
  readonly published: KeyObject;
  /** The user's own, for messages signed by themselves. */
  readonly test: KeyObject | null;
}

/** @param testKeyPath a PEM file with an Ed25519 public key. */
export function readKeys(resourcesDir: string, testKeyPath: string | null): VerifyingKeys {
  return {
    published: readPublicKey(join(resourcesDir, 'keys', 'highlevel-ed25519.pem')),
    test: testKeyPath === null ? null : readPublicKey(testKeyPath),
  };
}

/**
 * @throws BadKey when the file is no PEM of an Ed25519 public key (a private one is refused, so that nobody
 * hands it around by mistake), or the system's error when it can't be read.
 */
export function readPublicKey(path: string): KeyObject {
  const pem = readFileSync(path, 'utf8');
  if (pem.includes('PRIVATE KEY'))
    throw new BadKey(`${path} is a private key; the public one is needed.`);
  return ed25519(path, 'public', () => createPublicKey(pem));
}

/** @throws BadKey when the file is no PEM of an Ed25519 private key, or the system's error. */
export function readPrivateKey(path: string): KeyObject {
  const pem = readFileSync(path, 'utf8');
  return ed25519(path, 'private', () => createPrivateKey(pem));
}

function ed25519(path: string, sort: 'public' | 'private', read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new BadKey(`${path} is not a ${sort} key in PEM form.`);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new BadKey(
      `${path} is a key for ${key.asymmetricKeyType ?? 'nothing'}; Ed25519 is needed.`,
    );
  }
  return key;
}
