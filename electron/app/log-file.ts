import { appendFileSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  redactLine,
  redactMessage,
  withoutHome,
  type FailureReport,
} from '../../shared/failure.ts';
import { renamePatientlySync } from '../core/files/rename-patiently.ts';

/** The size at which the next file begins, and how many older files stay. */
const fileBytes = 512 * 1024;
const maxOlderFiles = 2;

/** Entries per minute: an endless failure would otherwise push out the entries that show how it began. */
const maxPerMinute = 120;
const minuteMs = 60_000;

/** How many secrets are remembered. */
const maxHidden = 1_000;

/** The process that an entry is about. */
type LogSource = 'main' | 'inspector' | 'window';

export interface LogFile {
  /** The newest file. */
  readonly path: string;
  readonly failure: (source: LogSource, failure: FailureReport) => void;
  readonly message: (source: LogSource, text: string) => void;
  /** Secrets that are known; none of them is written from now on, wherever it stands. */
  readonly hide: (secrets: readonly string[]) => void;
}

/**
 * The log of failures, for the user and for people who help them. It is at most three files of 512 kB. Whatever is
 * written is redacted here, on one line of bounded length. It never throws: what cannot be written is lost.
 *
 * @param folder is created when missing.
 */
export function openLogFile(folder: string, now: () => number = Date.now): LogFile {
  const path = join(folder, 'hookscope.log');
  let minuteStart = now();
  let entries = 0;
  const hidden = new Set<string>();
  const home = homeFolder();

  function withoutSecrets(text: string): string {
    // The longest first: a secret may begin with another one.
    const secrets = [...hidden].toSorted((a, b) => b.length - a.length);
    return secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text);
  }

  function append(text: string): void {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(path) + Buffer.byteLength(text) > fileBytes) rotate(path);
      appendFileSync(path, text, { mode: 0o600 });
    } catch {
      // The disk is full, or the folder is not writable.
    }
  }

  function write(source: LogSource, lines: readonly string[]): void {
    if (now() - minuteStart >= minuteMs) {
      if (entries > maxPerMinute) append(`… and ${entries - maxPerMinute} more within a minute\n`);
      minuteStart = now();
      entries = 0;
    }
    entries += 1;
    if (entries > maxPerMinute) return;
    append(`${new Date(now()).toISOString()} ${source}: ${withoutSecrets(lines.join('\n    '))}\n`);
  }

  return {
    path,
    failure: (source, { name, message, places }) =>
      write(source, [
        `${redactMessage(name)}: ${redactLine(withoutSecrets(message), home)}`,
        ...places.map((place) => withoutHome(place.replace(/\p{Cc}/gu, ' '), home)),
      ]),
    message: (source, text) => write(source, [redactLine(withoutSecrets(text), home)]),
    hide: (secrets) => {
      // A short one would cut words of ours.
      for (const secret of secrets)
        if (secret.length >= 6 && hidden.size < maxHidden) hidden.add(secret);
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Empty when the system names none. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/** `hookscope.log` becomes `hookscope.1.log`, and so on; the oldest is deleted. */
function rotate(path: string): void {
  const numbered = (n: number) => (n === 0 ? path : path.replace(/\.log$/, `.${n}.log`));
  for (let n = maxOlderFiles; n > 0; n -= 1) {
    if (sizeOf(numbered(n - 1)) > 0) renamePatientlySync(numbered(n - 1), numbered(n));
  }
}
