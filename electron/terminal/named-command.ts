/** A command, and what asks about commands. A file or an address that the app is to open has a dot, a slash or a colon. */
const commandForm = /^([a-z][a-z-]*|--help|-h|--version)$/;

/**
 * The arguments of the command that the installed app was started with; `null` when it is to open its window.
 *
 * A command is the first argument. The launcher of a package writes `--` before it, after switches for Chromium, which reads
 * no switch after that: so `--proxy-server` in a command's arguments means nothing to it.
 *
 * @param args what the program got, without its own path.
 */
export function namedCommand(args: readonly string[]): readonly string[] | null {
  const end = args.indexOf('--');
  const hasSwitchesAlone = end >= 0 && args.slice(0, end).every((arg) => arg.startsWith('-'));
  const [name, ...rest] = hasSwitchesAlone ? args.slice(end + 1) : args;
  return name !== undefined && commandForm.test(name) ? [name, ...rest] : null;
}
