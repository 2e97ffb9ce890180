import { resolve } from 'node:path';
import { defaultDataDir } from '../../core/data-folder/default-data-dir.ts';
import { CannotMove, moveDataFolder } from '../../core/data-folder/move-data-folder.ts';
import { followPointer } from '../../core/data-folder/pointer.ts';
import { jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';

/** Moves the app's own data folder to another place. */
export const move = command({
  name: 'move',
  summary: "Move the app's data folder to another place",
  positionals: ['DIR'],
  options: { json: jsonOption },
  notes: [
    'DIR is an empty folder, or one that is not there yet. Close the app first, or use its menu File.',
    'What is in the old folder stays there until you delete it.',
  ],
  run: async (options, [typed = ''], { out }) => {
    const defaultDir = defaultDataDir();
    const from = followPointer(defaultDir);
    const to = resolve(typed);
    try {
      moveDataFolder({ from, to, defaultDir });
    } catch (error) {
      if (error instanceof CannotMove) throw new CommandFailed(error.message);
      throw error;
    }
    if (options.json === true) await out.json({ from, to });
    else await out.line(`The data is in ${to} now. The copy in ${from} is not used any more.`);
    return 0;
  },
});
