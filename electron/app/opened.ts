import { basename, parse, resolve } from 'node:path';
import { app } from 'electron';
import type { AppCalls } from '../../shared/contract/app-calls.ts';
import type { Handlers } from '../../shared/contract/call.ts';
import { openedScheme, requestNamedBy, type Opened } from '../../shared/opened.ts';
import type { Inspector } from './inspector-process.ts';
import { openedBy } from './opened-arguments.ts';

/** At most this many things wait for the window, and this many files are remembered. */
const remembered = 100;

/** What the system opened with the app: files, and addresses of our scheme. */
export interface OpenedThings {
  /** Brings the window to the front, or opens it, and shows that in it. */
  readonly open: (what: Opened) => void;
  /** What came since the last call. */
  readonly take: () => readonly Opened[];
  /** The path of a file that the window may still ask for. */
  readonly pathOf: (file: number) => string | null;
  readonly forget: (file: number) => void;
  /** @param listener called when something has come. */
  readonly watch: (listener: () => void) => void;
}

/** What this start of the app names, for itself or for the app that is running. */
export function openedAtStart(): readonly string[] {
  const folder = startFolder();
  return openedBy(ownArguments(folder), folder);
}

/** The folder that the app is started in. When that was deleted, relative paths name nothing, and begin at the root. */
function startFolder(): string {
  try {
    return process.cwd();
  } catch {
    return parse(process.execPath).root;
  }
}

/** Electron itself, as it runs a checkout, has switches of its own and the app's path before our arguments. */
function ownArguments(folder: string): readonly string[] {
  const args = process.argv.slice(1);
  if (!process.defaultApp) return args;
  return args.slice(args.findIndex((word) => resolve(folder, word) === app.getAppPath()) + 1);
}

/**
 * Collects what the app is opened with from now on. Nothing is done with it here: a file is imported, and a request shown, by
 * the window.
 *
 * @param named what this start names.
 */
export function collectOpened(named: readonly string[]): OpenedThings {
  const paths = new Map<number, string>();
  let waiting: readonly Opened[] = [];
  let lastFile = 0;
  let notify: () => void = () => undefined;

  function openedOf(one: string): Opened {
    if (isAddress(one)) {
      const id = requestNamedBy(one);
      return id === null ? { is: 'unknown-address' } : { is: 'request', id };
    }
    lastFile += 1;
    paths.set(lastFile, one);
    paths.delete(lastFile - remembered);
    return { is: 'file', file: lastFile, name: basename(one) };
  }

  function open(...more: readonly Opened[]): void {
    if (more.length === 0) return;
    waiting = [...waiting, ...more].slice(-remembered);
    notify();
  }

  function add(more: readonly string[]): void {
    open(...more.map(openedOf));
  }

  add(named);
  // macOS names them by events, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    add([path]);
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    if (isAddress(address)) add([address]);
  });
  app.on('second-instance', (_event, _argv, _folder, given) => add(namedByAnother(given)));

  return {
    open,
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    pathOf: (file) => paths.get(file) ?? null,
    forget: (file) => void paths.delete(file),
    watch: (listener) => (notify = listener),
  };
}

/** The window's calls about them. */
export function serveOpened(
  { take, pathOf, forget }: OpenedThings,
  inspector: Pick<Inspector, 'call'>,
): Pick<Handlers<AppCalls>, Extract<keyof AppCalls, `opened.${string}`>> {
  return {
    'opened.take': take,
    'opened.look': async ({ file }) => {
      const path = pathOf(file);
      return path === null ? null : inspector.call('import.look', { path });
    },
    'opened.import': async ({ file }) => {
      const path = pathOf(file);
      forget(file);
      if (path !== null) await inspector.call('import.file', { path });
    },
    'opened.leave': async ({ file }) => {
      forget(file);
      await inspector.call('import.stopLooking');
    },
  };
}

function isAddress(text: string): boolean {
  return text.toLowerCase().startsWith(openedScheme);
}

/** The message of a second start, which is a process of the same user. */
function namedByAnother(given: unknown): readonly string[] {
  const named = (given as { readonly opened?: unknown } | null)?.opened;
  return Array.isArray(named) ? named.filter((one) => typeof one === 'string') : [];
}
