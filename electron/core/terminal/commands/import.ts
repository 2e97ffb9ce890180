import { stat } from 'node:fs/promises';
import { createCore } from '../../core.ts';
import { BrokenFile } from '../../import/broken-file.ts';
import { importFile } from '../../import/import-file.ts';
import { command, CommandFailed } from '../command.ts';
import { storeMustWork } from '../store-must-work.ts';
import { dataDirOf, dataOption, jsonOption } from '../data-options.ts';

/** Takes requests from a file into a data folder. */
export const importCommand = command({
  name: 'import',
  summary: 'Take requests from a file: our json and ndjson, and HAR 1.2',
  words: ['FILE'],
  options: { data: dataOption, json: jsonOption },
  notes: ['All or nothing: of a file that is broken somewhere, nothing is imported.'],
  run: async (given, [path = ''], { out, tell, resourcesDir }) => {
    await stat(path);
    const core = createCore({
      dataDir: dataDirOf(given),
      resourcesDir,
      onBug: (error) => tell(String(error)),
    });
    await storeMustWork(core);
    try {
      const count = await importFile(path, core);
      await core.inspection.settled();
      await (given.json === true
        ? out.json({ imported: count })
        : out.line(`${count} ${count === 1 ? 'request' : 'requests'} imported`));
      return 0;
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      throw new CommandFailed(`${path} was not imported. ${error.message}`);
    } finally {
      await core.close();
    }
  },
});
