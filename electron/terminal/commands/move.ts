import { resolve } from 'node:path';
import { defaultDataDir } from '../../core/data-folder/default-data-dir.ts';
import { CannotMove, moveDataFolder } from '../../core/data-folder/move-data-folder.ts';
import { followPointer } from '../../core/data-folder/pointer.ts';
import { jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { stopAt } from '../stop-at.ts';

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
  run: async (options, [typed = ''], { out, progress, host }) => {
    const defaultDir = defaultDataDir();
    const from = followPointer(defaultDir);
    const to = resolve(typed);
    const stop = stopAt(out.closed, host);
    try {
      await moveDataFolder({
        ...{ from, to, defaultDir, signal: stop.signal },
        onProgress: progress,
      });
    } catch (error) {
      if (error instanceof CannotMove) throw new CommandFailed(error.message);
      if (stop.signal.aborted)
        throw new CommandFailed(`It was stopped. The data is still in ${from}.`);
      throw error;
    } finally {
      stop.release();
    }
    if (options.json === true) await out.json({ from, to });
    else await out.line(`The data is in ${to} now. The copy in ${from} is not used any more.`);
    return 0;
  },
});
