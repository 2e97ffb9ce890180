import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportRefused } from '../../core/channel/remote-target.ts';
import type { ImportProblem } from '../../../shared/import.ts';
import { importedFormats } from '../../core/import/index.ts';
import { importRequests, type ImportResult } from '../../core/import/import-requests.ts';
import { importSource } from '../../core/import/import-source.ts';
import { ImportStopped } from '../../core/import/import-target.ts';
import { BrokenFile } from '../../core/import/importer.ts';
import { openInput } from '../../core/import/input.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed, type Terminal } from '../command.ts';
import { openFolder } from '../folder/import-folder.ts';
import { printable } from '../output/printable.ts';

/** Problems that are reported one by one. The others are counted. */
const maxReported = 20;

/** The formats are listed on two lines. */
const half = Math.ceil(importedFormats.length / 2);

/** Imports the requests of a file into a data folder. */
export const importCommand = command({
  name: 'import',
  summary: 'Import requests from a file: of ours, HAR, cURL, raw HTTP, a body, and others',
  positionals: ['FILE|-'],
  options: { data: dataOption, json: jsonOption },
  notes: [
    `Formats: ${importedFormats.slice(0, half).join(', ')},`,
    `${importedFormats.slice(half).join(', ')}.`,
    'FILE may be a pipe; - is standard input.',
    'Our own json and ndjson are imported as a whole or not at all.',
    'Entries of a HAR file that cannot be read are reported and left out.',
    'While the app or listen has the data folder, it imports the requests.',
  ],
  run: async (options, [path = ''], terminal) => {
    if (path !== '-') await stat(path);
    const folder = await openFolder(dataDirOf(options), terminal);
    try {
      const input = await openInput(path);
      const source = importSource(path === '-' ? 'stdin' : basename(path), input);
      try {
        const result = await importRequests(source, folder.target);
        await folder.settled();
        await printResult(result, options.json === true, terminal);
        return 0;
      } finally {
        await source.close();
      }
    } catch (error) {
      if (error instanceof ImportStopped || error instanceof ImportRefused) {
        throw new CommandFailed(printable(error.message, 2_000));
      }
      if (!(error instanceof BrokenFile)) throw error;
      const source = path === '-' ? 'Standard input' : path;
      throw new CommandFailed(printable(`${source} was not imported. ${error.message}`, 2_000));
    } finally {
      await folder.close();
    }
  },
});

async function printResult(
  { imported, leftOut, problems, problemCount }: ImportResult,
  json: boolean,
  { out, report }: Terminal,
): Promise<void> {
  for (const problem of problems.slice(0, maxReported)) report(problemLine(problem));
  if (problemCount > maxReported) report(`… and ${problemCount - maxReported} more like these.`);
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
  const outcome = imported ? 'imported without it' : 'left out';
  return printable(`Entry ${entry}, ${place}: ${reason} (${outcome})`, 500);
}
