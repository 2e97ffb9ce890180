import { useEffect } from 'react';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import { shortcuts } from '../../shared/shortcuts.ts';
import { bridge } from '../bridge.ts';
import { useWindowStore } from '../store/use-window.ts';
import { isDialogOpen } from '../ui/keys.ts';
import { isShortcut } from '../ui/shortcuts.ts';
import { commands } from './index.ts';
import { isPossible, runCommand } from './command.ts';

const modifiersOf = (keys: readonly string[]) => (keys[0] ?? '').split('+').length;

/** The commands that the window itself runs at their keys. Shift+R before R, which would take its keys too. */
const withKeys = commands
  .flatMap((command) =>
    command.run !== undefined &&
    command.shortcut !== undefined &&
    shortcuts[command.shortcut].scope === 'window'
      ? [{ command, shortcut: command.shortcut }]
      : [],
  )
  .sort(
    (a, b) => modifiersOf(shortcuts[b.shortcut].keys) - modifiersOf(shortcuts[a.shortcut].keys),
  );

/**
 * Runs commands at their shortcuts, and those that the user chooses in the app's menu. A key of an impossible one is left to
 * the browser. The menu does nothing while a dialog covers the window.
 */
export function useCommands(): void {
  const store = useWindowStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const found = withKeys.find(({ shortcut }) => isShortcut(shortcut, event));
      if (found === undefined || !isPossible(found.command, store.getState())) return;
      event.preventDefault();
      runCommand(found.command, store.getState());
    };
    const onChosen = (id: MenuCommand) => {
      const command = commands.find((one) => one.id === id);
      if (command !== undefined && !isDialogOpen()) runCommand(command, store.getState());
    };
    window.addEventListener('keydown', onKey);
    const stopListening = bridge.on('command.chosen', onChosen);
    return () => {
      window.removeEventListener('keydown', onKey);
      stopListening();
    };
  }, [store]);
}
