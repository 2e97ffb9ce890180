import type { TFunction } from 'i18next';
import type texts from '../../resources/locales/en/commands.json';
import type { ShortcutName } from '../../shared/shortcuts.ts';
import type { WindowState } from '../store/window-store.ts';
import { inBackground } from '../ui/failures.ts';
import { isShortcutBound, runShortcut } from '../ui/shortcuts.ts';
import { needs, type Need } from './needs.ts';

/** The namespaces from which labels are taken. */
export const commandNamespaces = [
  'commands',
  'window',
  'detail',
  'mail',
  'list',
  'findings',
  'signature',
  'dispatches',
  'sending',
  'settings',
  'samples',
  'check',
  'play',
  'sample-texts',
] as const;
export type CommandTexts = TFunction<typeof commandNamespaces>;

export type CommandGroup = keyof (typeof texts)['group'];

interface CommandBase {
  /** Never changes: the recently used commands are remembered by it. Its words are found, too, in every language. */
  readonly id: string;
  readonly group: CommandGroup;
  /** What must be there; the first that is missing is the reason why it is impossible. */
  readonly needs?: readonly Need[];
}

/** The names of texts that stand by themselves, and not in a group. */
type TextNames<Texts> = {
  [Name in keyof Texts]: Texts[Name] extends string ? Name : never;
}[keyof Texts];

/** Does it. Its failure is shown. */
type RunCommand = (window: WindowState) => void | Promise<unknown>;
type Label = TextNames<(typeof texts)['action']> | ((t: CommandTexts) => string);

/**
 * An action of the window. With `run` the command does it itself; without, a part of the window does that binds the
 * shortcut (`useShortcut`), as long as that part is on screen.
 */
export type WindowCommand = CommandBase &
  (
    | { readonly shortcut?: undefined; readonly label: Label; readonly run: RunCommand }
    /** The shortcut's own text is the label. */
    | { readonly shortcut: ShortcutName; readonly label?: undefined; readonly run?: RunCommand }
  );

export function labelOf(command: WindowCommand, t: CommandTexts): string {
  if (command.shortcut !== undefined) return t(`commands:shortcut.${command.shortcut}`);
  const { label } = command;
  return typeof label === 'function' ? label(t) : t(`commands:action.${label}`);
}

/** Why a command is impossible now; `null` when it is possible. */
export function missingNeed({ needs: all = [] }: WindowCommand, window: WindowState): Need | null {
  return all.find((need) => !needs[need](window)) ?? null;
}

export function isPossible(command: WindowCommand, window: WindowState): boolean {
  const { run, shortcut } = command;
  const isDone = run !== undefined || (shortcut !== undefined && isShortcutBound(shortcut));
  return isDone && missingNeed(command, window) === null;
}

/** Runs a command if it is possible now. */
export function runCommand(command: WindowCommand, window: WindowState): void {
  if (!isPossible(command, window)) return;
  const { run, shortcut } = command;
  if (run === undefined) {
    if (shortcut !== undefined) runShortcut(shortcut);
    return;
  }
  const done = run(window);
  if (done instanceof Promise) inBackground(done);
}
