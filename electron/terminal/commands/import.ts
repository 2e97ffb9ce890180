import { stat } from 'node:fs/promises';
import { createCore } from '../../core/core.ts';
import { BrokenFile } from '../../core/import/broken-file.ts';
import { importFile, ImportStopped, type ImportResult } from '../../core/import/import-file.ts';
import type { ImportProblem } from '../../core/import/problem.ts';
import { command, CommandFailed, type Terminal } from '../command.ts';
import { storeMustWork } from '../store-must-work.ts';
import { dataDirOf, dataOption, jsonOption } from '../data-options.ts';
import { printable } from '../printable.ts';

/** Problems that are told one by one; the rest is counted. */
const toldProblems = 20;

/** Takes requests from a file into a data folder. */
export const importCommand = command({
  name: 'import',
  summary: 'Take requests from a file: our json and ndjson, and HAR 1.2',
  words: ['FILE|-'],
  options: { data: dataOption, json: jsonOption },
  notes: [
    'FILE may be a pipe; - is standard input.',
    'Our own json and ndjson come whole or not at all.',
    'Of a HAR, entries that can not be read are named and left out.',
  ],
  run: async (given, [path = ''], terminal) => {
    const { tell, resourcesDir } = terminal;
    if (path !== '-') await stat(path);
    const core = createCore({
      dataDir: dataDirOf(given),
      resourcesDir,
      onBug: (error) => tell(String(error)),
    });
    await storeMustWork(core);
    try {
      const result = await importFile(path, core);
      await core.inspection.settled();
      await tellResult(result, given.json === true, terminal);
      return 0;
    } catch (error) {
      if (error instanceof ImportStopped) throw new CommandFailed(printable(error.message, 2_000));
      if (!(error instanceof BrokenFile)) throw error;
      throw new CommandFailed(
        printable(`${nameOf(path)} was not imported. ${error.message}`, 2_000),
      );
    } finally {
      await core.close();
    }
  },
});

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path;
}

async function tellResult(
  { imported, leftOut, problems, problemCount }: ImportResult,
  json: boolean,
  { out, tell }: Terminal,
): Promise<void> {
  for (const problem of problems.slice(0, toldProblems)) tell(problemLine(problem));
  if (problemCount > toldProblems) tell(`… and ${problemCount - toldProblems} more like these.`);
  if (json) {
    const found = problemCount === 0 ? {} : { leftOut, problems, problemCount };
    await out.json({ imported, ...found });
    return;
  }
  const values = problemCount - leftOut;
  const parts = [
    `${imported} ${imported === 1 ? 'request' : 'requests'} imported`,
    ...(leftOut === 0 ? [] : [`${leftOut} ${leftOut === 1 ? 'entry' : 'entries'} left out`]),
    ...(values === 0 ? [] : [`${values} ${values === 1 ? 'value' : 'values'} not read`]),
  ];
  await out.line(parts.join(', '));
}

function problemLine({ entry, place, reason, imported }: ImportProblem): string {
  const fate = imported ? 'imported without it' : 'left out';
  return printable(`Entry ${entry}, ${place}: ${reason} (${fate})`, 500);
}
