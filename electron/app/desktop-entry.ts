import { join } from 'node:path';

/**
 * The file that makes a Linux desktop start the app at login (Desktop Application Autostart Specification).
 *
 * @param command the program and its arguments.
 */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hookscope',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=hookscope',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * An argument of `Exec` (Desktop Entry Specification, “The Exec key”): quoted, its special characters escaped, the backslash
 * of that escaped once more as in every value of the file, and the percent sign doubled.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, (character) => `\\${character}`);
  return `"${inQuotes.replaceAll('\\', '\\\\').replaceAll('%', '%%')}"`;
}

/** In the folder of the user's configuration (XDG Base Directory Specification). */
export function autostartFile(env: NodeJS.ProcessEnv, home: string): string {
  const folder = env['XDG_CONFIG_HOME'];
  const config = folder === undefined || folder === '' ? join(home, '.config') : folder;
  return join(config, 'autostart', 'hookscope.desktop');
}
