import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { receivingConditions } from '../../shared/background-state.ts';
import { dataActions } from '../../shared/data-actions.ts';
import type { Kind } from '../../shared/kinds.ts';
import { notificationKindNames } from '../../shared/notification-kinds.ts';

const notice = z.object({ title: z.string(), body: z.string() });

const textsSchema = z.object({
  link: z.object({
    title: z.string(),
    message: z.string(),
    looksLike: z.string(),
    userName: z.string(),
    lookAlike: z.string(),
    mixedLetters: z.string(),
    number: z.string(),
    named: z.string(),
    open: z.string(),
    copy: z.string(),
    cancel: z.string(),
    failed: z.string(),
  }),
  settings: z.object({
    title: z.string(),
    message: z.string(),
    'allowed-host': z.string(),
    'tunnel-server': z.string(),
    'public-address': z.string(),
    'tunnel-token': z.string(),
    'ssh-server': z.string(),
    'ssh-key': z.string(),
    'path-token': z.string(),
    everyPath: z.string(),
    redirect: z.string(),
    addDestination: z.string(),
    changeDestination: z.string(),
    destination: z.string(),
    'destination-moved': z.string(),
    'destination-headers': z.string(),
    certificate: z.string(),
    relay: z.string(),
    change: z.string(),
    cancel: z.string(),
    declined: z.string(),
  }),
  hostKey: z.object({
    title: z.string(),
    message: z.string(),
    changedMessage: z.string(),
    fingerprint: z.string(),
    changed: z.string(),
    published: z.string(),
    notPublished: z.string(),
    compare: z.string(),
    connect: z.string(),
    cancel: z.string(),
  }),
  crm: z.object({
    title: z.string(),
    message: z.string(),
    detail: z.string(),
    call: z.string(),
    cancel: z.string(),
    declined: z.string(),
  }),
  send: z.object({
    title: z.string(),
    message: z.string(),
    what: z.string(),
    send: z.string(),
    cancel: z.string(),
    declined: z.string(),
  }),
  window: z.object({
    ends: z.string(),
    logs: z.string(),
    hangs: z.string(),
    going: z.string(),
    again: z.string(),
    wait: z.string(),
    quit: z.string(),
  }),
  mail: z.object({ pdf: z.string(), png: z.string() }),
  import: z.object({ title: z.string(), files: z.string(), all: z.string() }),
  export: z.object({ title: z.string(), failed: z.string() }),
  backup: z.object({
    save: z.string(),
    restore: z.string(),
    file: z.string(),
    saved: z.string(),
    what: z.string(),
    show: z.string(),
    close: z.string(),
    failed: z.string(),
    question: z.string(),
    asked: z.string(),
    take: z.string(),
    cancel: z.string(),
    restored: z.string(),
    kept: z.string(),
  }),
  move: z.object({
    failed: z.string(),
    choose: z.string(),
    question: z.string(),
    asked: z.string(),
    move: z.string(),
    named: z.string(),
    moved: z.string(),
    old: z.string(),
    trash: z.string(),
    keep: z.string(),
    stays: z.string(),
  }),
  report: z.object({ title: z.string(), file: z.string() }),
  quit: z.object({ message: z.string(), quit: z.string(), stay: z.string() }),
  quitSending: z.object({ message: z.string(), quit: z.string(), stay: z.string() }),
  quitImporting: z.object({ message: z.string(), quit: z.string(), stay: z.string() }),
  quitData: z.record(
    z.enum(dataActions),
    z.object({ message: z.string(), quit: z.string(), stay: z.string() }),
  ),
  key: z.object({ public: z.string(), private: z.string() }),
  attachment: z.object({ title: z.string() }),
  types: z.object({ title: z.string() }),
  startFailure: z.object({
    'data-in-use': z.string(),
    failed: z.string(),
    unexpected: z.string(),
    end: z.string(),
    again: z.string(),
    useDefault: z.string(),
    quit: z.string(),
  }),
  notifications: z.object({
    openNewest: z.string(),
    of: z.record(z.enum(notificationKindNames), notice),
    /** Several at once, by their kind. */
    many: z.record(z.enum(notificationKindNames), z.string()),
  }),
  command: z.object({
    done: z.string(),
    where: z.string(),
    notOnPath: z.string(),
    failed: z.string(),
    occupied: z.string(),
    moveFirst: z.string(),
  }),
  tray: z.object({
    state: z.record(z.enum(receivingConditions), z.string()),
    refused: z.string(),
    last: z.string(),
    none: z.string(),
    unknown: z.string(),
    copyDelivery: z.string(),
    copyLocal: z.string(),
    pause: z.string(),
    resume: z.string(),
    open: z.string(),
    settings: z.string(),
    quit: z.string(),
    unread: z.string(),
    stays: z.string(),
    staysDetail: z.string(),
    closeWindow: z.string(),
    loginFailed: z.string(),
  }),
  contextMenu: z.object({
    cut: z.string(),
    copyText: z.string(),
    paste: z.string(),
    selectAllText: z.string(),
    openLink: z.string(),
    copyLink: z.string(),
    copyValue: z.string(),
    searchValue: z.string(),
    copyBody: z.string(),
    copyAs: z.string(),
    searchContact: z.string(),
    searchMessage: z.string(),
    sendAgain: z.string(),
    editAndSend: z.string(),
    play: z.string(),
    compareSelected: z.string(),
    compareAttempt: z.string(),
    compareContact: z.string(),
    pin: z.string(),
    unpin: z.string(),
    remove: z.string(),
    export: z.string(),
    types: z.string(),
    redact: z.string(),
    formats: z.object({ raw: z.string(), eml: z.string() }),
  }),
  menu: z.object({
    file: z.string(),
    import: z.string(),
    paste: z.string(),
    export: z.string(),
    backUp: z.string(),
    restore: z.string(),
    moveData: z.string(),
    sendAgain: z.string(),
    editAndSend: z.string(),
    destinations: z.string(),
    checkServer: z.string(),
    replies: z.string(),
    settings: z.string(),
    search: z.string(),
    edit: z.string(),
    request: z.string(),
    copyAsCurl: z.string(),
    pin: z.string(),
    back: z.string(),
    forward: z.string(),
    view: z.string(),
    palette: z.string(),
    reading: z.string(),
    followNewest: z.string(),
    comfortable: z.string(),
    compact: z.string(),
    theme: z.string(),
    system: z.string(),
    light: z.string(),
    dark: z.string(),
    window: z.string(),
    help: z.string(),
    keys: z.string(),
    searchHelp: z.string(),
    checkToken: z.string(),
    report: z.string(),
    logs: z.string(),
    installCommand: z.string(),
    checkUpdates: z.string(),
    about: z.string(),
    quit: z.string(),
    undo: z.string(),
    redo: z.string(),
    delete: z.string(),
    actualSize: z.string(),
    zoomIn: z.string(),
    zoomOut: z.string(),
    fullScreen: z.string(),
    minimize: z.string(),
    zoom: z.string(),
    close: z.string(),
  }),
});

/** The texts of native dialogs and menus. */
export type NativeTexts = Readonly<z.infer<typeof textsSchema>>;

/** The texts of native dialogs and menus in a language that can change while the app runs. */
export interface LiveTexts {
  /** Each section is read when it is used, and is then in the language of that moment. */
  readonly texts: NativeTexts;
  /** The name of a kind of request, as the list has it. */
  readonly kindName: (kind: Kind) => string;
  readonly setLocale: (locale: string) => void;
}

export function createLiveTexts(resourcesDir: string, locale: string): LiveTexts {
  let current = readNativeTexts(resourcesDir, locale);
  let shownLocale = locale;
  let kindNames: Readonly<Record<string, string>> | null = null;
  const texts = { ...current };
  for (const section of Object.keys(current) as (keyof NativeTexts)[])
    Object.defineProperty(texts, section, { get: () => current[section] });
  return {
    texts,
    setLocale: (next) => {
      current = readNativeTexts(resourcesDir, next);
      shownLocale = next;
      kindNames = null;
    },
    kindName: (kind) => (kindNames ??= readKindNames(resourcesDir, shownLocale))[kind] ?? kind,
  };
}

/** Reads the texts in the language of a locale (BCP 47) when `resources/locales/` has it, otherwise in English. */
export function readNativeTexts(resourcesDir: string, locale: string): NativeTexts {
  // Once at a start: compiling the schema first would take 25 ms, longer than reading with it.
  return textsSchema.parse(readLocale(resourcesDir, locale, 'app.json'), { jitless: true });
}

/** The names of the kinds of requests, which the window has too. */
function readKindNames(resourcesDir: string, locale: string): Readonly<Record<string, string>> {
  const texts = readLocale(resourcesDir, locale, 'window.json');
  return windowTexts.parse(texts, { jitless: true }).row.kind;
}

const windowTexts = z.object({ row: z.object({ kind: z.record(z.string(), z.string()) }) });

function readLocale(resourcesDir: string, locale: string, file: string): unknown {
  const folder = join(resourcesDir, 'locales');
  const wanted = locale.split('-', 1)[0];
  const language = readdirSync(folder).find((name) => name === wanted) ?? 'en';
  return JSON.parse(readFileSync(join(folder, language, file), 'utf8'));
}
