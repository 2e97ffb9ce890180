import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyName } from '../../../shared/signature.ts';
import { decodeTextFile } from '../files/text-encoding.ts';
import { readPem } from './pem.ts';

/** Why a text is not the key that is wanted. */
export type KeyFault = 'private-key' | 'no-key' | 'other-sort';

/** What was given holds no key of the wanted sort; the message says what it holds. */
export class BadKey extends Error {
  readonly fault: KeyFault;
  constructor(fault: KeyFault, message: string) {
    super(message);
    this.name = 'BadKey';
    this.fault = fault;
  }
}

export interface VerifyingKey {
  readonly name: KeyName;
  readonly key: KeyObject;
}

/** The keys that HighLevel publishes. */
export interface OfficialKeys {
  /** Ed25519, for the messages of today. */
  readonly published: VerifyingKey;
  /** RSA-4096, for the signatures of old. */
  readonly legacy: VerifyingKey;
}

/** Whose signatures are believed. */
export interface VerifyingKeys extends OfficialKeys {
  /** The user's own, for messages signed by themselves. */
  readonly test: readonly VerifyingKey[];
  /** Another one for every other choice of keys and names. */
  readonly fingerprint: string;
}

/** Puts keys together. A key that is there twice counts once, under its first name. */
export function keySet(official: OfficialKeys, test: readonly VerifyingKey[]): VerifyingKeys {
  const known = new Set([official.published, official.legacy].map((key) => key.name.fingerprint));
  const own = test.filter(({ name: { fingerprint } }) => {
    const fresh = !known.has(fingerprint);
    known.add(fingerprint);
    return fresh;
  });
  const all = [official.published, official.legacy, ...own].map(({ name }) => name);
  return { ...official, test: own, fingerprint: hash('sha256', JSON.stringify(all)).slice(0, 16) };
}

export function readOfficialKeys(resourcesDir: string): OfficialKeys {
  const read = (file: string) => readFileSync(join(resourcesDir, 'keys', file), 'utf8');
  return {
    published: officialKey('published', createPublicKey(read('highlevel-ed25519.pem'))),
    legacy: officialKey('legacy', createPublicKey(read('highlevel-rsa.pem'))),
  };
}

export function officialKey(sort: 'published' | 'legacy', key: KeyObject): VerifyingKey {
  return { name: { sort, name: '', fingerprint: fingerprintOf(key) }, key };
}

/** @throws BadKey, or the system's error when the file can't be read. */
export function readTestKey(path: string): VerifyingKey {
  return testKey(path, parsePublicKey(decodeTextFile(readFileSync(path)), path));
}

/** @param name the user's word for it. */
export function testKey(name: string, key: KeyObject): VerifyingKey {
  return { name: { sort: 'test', name, fingerprint: fingerprintOf(key) }, key };
}

/**
 * Reads an Ed25519 public key. A private one is refused, so that nobody hands it around by mistake.
 *
 * @param text PEM, also with its line ends written as `\n`, or the base64 of its middle alone.
 * @param what the key is called in the error's message.
 * @throws BadKey
 */
export function parsePublicKey(text: string, what: string): KeyObject {
  const pem = readPem(text);
  if (pem.includes('PRIVATE KEY')) {
    throw new BadKey('private-key', `${what} is a private key; the public one is needed.`);
  }
  return ed25519(what, 'public', () => createPublicKey(pem));
}

/** @throws BadKey when the file is no PEM of an Ed25519 private key, or the system's error. */
export function readPrivateKey(path: string): KeyObject {
  const pem = readPem(decodeTextFile(readFileSync(path)));
  return ed25519(path, 'private', () => createPrivateKey(pem));
}

/** Of a private key, the fingerprint of its public half. */
export function fingerprintOf(key: KeyObject): string {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return hash('sha256', open.export({ type: 'spki', format: 'der' }));
}

function ed25519(what: string, half: 'public' | 'private', read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new BadKey('no-key', `${what} is not a ${half} key in PEM form.`);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new BadKey(
      'other-sort',
      `${what} is a key for ${key.asymmetricKeyType ?? 'nothing'}; Ed25519 is needed.`,
    );
  }
  return key;
}
