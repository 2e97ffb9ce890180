import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyName } from '../../../shared/signature.ts';
import { decodeTextFile } from '../files/text-encoding.ts';

/** Why a text is not the required key. */
export type KeyFault = 'private-key' | 'no-key' | 'other-sort';

/** The text is not a key of the required type. The message says what it is. */
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
  /** Ed25519, which signs today's messages. */
  readonly published: VerifyingKey;
  /** RSA-4096, which made the signatures in `X-WH-Signature`. */
  readonly legacy: VerifyingKey;
}

/** The keys whose signatures are trusted. */
export interface VerifyingKeys extends OfficialKeys {
  /** The user's test keys. */
  readonly test: readonly VerifyingKey[];
  /** Changes with every change of keys or names. Short, because each signed request has it twice. */
  readonly fingerprint: string;
}

/** Combines the keys. A repeated key counts once, under its first name. */
export function keySet(official: OfficialKeys, test: readonly VerifyingKey[]): VerifyingKeys {
  const known = new Set([official.published, official.legacy].map((key) => key.name.fingerprint));
  const own = test.filter(({ name: { fingerprint } }) => {
    const fresh = !known.has(fingerprint);
    known.add(fingerprint);
    return fresh;
  });
  const all = [official.published, official.legacy, ...own].map(({ name }) => name);
  return { ...official, test: own, fingerprint: hash('sha256', JSON.stringify(all)).slice(0, 8) };
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

/** @param name chosen by the user. */
export function testKey(name: string, key: KeyObject): VerifyingKey {
  return { name: { sort: 'test', name, fingerprint: fingerprintOf(key) }, key };
}

/**
 * Reads an Ed25519 public key. A private key is refused, so that it is not shared by mistake.
 *
 * @param text PEM, also with line ends written as `\n`, or only its base64.
 * @param what names the key in the error's message.
 * @throws BadKey
 */
export function parsePublicKey(text: string, what: string): KeyObject {
  const pem = readPem(text);
  if (pem.includes('PRIVATE KEY')) {
    throw new BadKey('private-key', `${what} is a private key; the public one is needed.`);
  }
  return ed25519(what, 'public', () => createPublicKey(pem));
}

/** Reads an Ed25519 private key. @throws BadKey when the file holds none, or the system's error. */
export function readPrivateKey(path: string): KeyObject {
  const pem = readPem(decodeTextFile(readFileSync(path)));
  return ed25519(path, 'private', () => createPrivateKey(pem));
}

/** SHA-256 of the public key; of a private key, that of its public half. */
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

/**
 * Repairs a PEM text (RFC 7468). Environment variables hold one with line ends written as `\n` and in quotes, and some
 * users copy only the base64 between the dashed lines.
 */
function readPem(text: string): string {
  const lines = text
    .trim()
    .replace(/^(["'])([^]*)\1$/, '$2')
    .replaceAll(/\\r?\\n|\\n/g, '\n')
    .trim();
  if (lines.includes('-----')) return `${lines}\n`;
  return /^[A-Za-z0-9+/=\s]+$/.test(lines)
    ? `-----BEGIN PUBLIC KEY-----\n${lines.replaceAll(/\s/g, '')}\n-----END PUBLIC KEY-----\n`
    : lines;
}
