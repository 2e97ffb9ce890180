import { reportText } from '../../../shared/report.ts';
import { readAppVersion } from '../../core/app-version.ts';
import { problemReport } from '../../core/report/problem-report.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command } from '../command.ts';
import { printable } from '../output/printable.ts';

/** Prints what helps to understand a problem. */
export const report = command({
  name: 'report',
  summary: 'Print what helps to understand a problem, without captures and secrets',
  options: { data: dataOption, json: jsonOption },
  notes: [
    'It may run beside the app, and sends nothing: read it, then pass it on.',
    'Of settings, texts and addresses are left out. Of crash dumps there are only names and times.',
  ],
  run: async (options, _, { out, resourcesDir }) => {
    const parts = problemReport(dataDirOf(options), readAppVersion(resourcesDir));
    if (options.json === true)
      await out.json(Object.fromEntries(parts.map(({ name, text }) => [name, text])));
    else
      for (const line of reportText(parts).trimEnd().split('\n'))
        await out.line(printable(line, 10_000));
    return 0;
  },
});
