import { existsSync, fstatSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  attachmentFormats,
  byteOrderMarkFormats,
  exportFormats,
  exportTable,
  type ExportFault,
  type ExportFormat,
} from '../../../shared/export.ts';
import { readEntries } from '../../core/calls/export-entries.ts';
import { exportChunks } from '../../core/export/stream.ts';
import { writeExport } from '../../core/export/write-file.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { BadArguments, requestNumber, required } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, queryOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { exportContext, secretFields } from '../folder/export-context.ts';
import { storedDetails, withStore } from '../folder/read-only-store.ts';
import { existing, selectIds } from '../folder/select-requests.ts';
import { columns } from '../help.ts';
import { createOutput, type Output } from '../output/output.ts';

/** Writes requests to a file for other programs. */
export const exportCommand = command({
  name: 'export',
  summary: 'Write requests to a file for other programs',
  options: {
    data: dataOption,
    format: { type: 'string', value: 'F', help: 'one of the formats below' },
    out: { type: 'string', value: 'PATH', help: 'the file, or - for stdout' },
    id: { type: 'string', multiple: true, value: 'ID', help: 'this request; can be repeated' },
    query: queryOption,
    embed: {
      type: 'boolean',
      help: `fetch the attachments of e-mails into the file (${attachmentFormats.join(', ')})`,
    },
    bom: {
      type: 'boolean',
      help: `begin with a byte order mark, for Excel (${byteOrderMarkFormats.join(', ')})`,
    },
    redact: { type: 'boolean', help: 'remove credentials, the path token and query values' },
  },
  notes: [
    `Formats\n${columns(exportFormats.map((format) => [format, exportTable[format].purpose]))}`,
    'Without --id and --query, all requests are exported, newest first.',
  ],
  run: async (options, _, { out, report, resourcesDir }) => {
    const format = formatOf(required(options.format, '--format'));
    const path = required(options.out, '--out');
    const { id, query = null, embed = false, bom = false } = options;
    if (id !== undefined && query !== null) {
      throw new BadArguments("--id and --query can't be combined.");
    }
    if (embed) requireFormat('--embed', attachmentFormats, format);
    if (bom) requireFormat('--bom', byteOrderMarkFormats, format);
    const chosen = id?.map((text) => requestNumber(text, '--id'));
    const dataDir = dataDirOf(options);
    const context = exportContext(dataDir, resourcesDir, { embed, byteOrderMark: bom });

    await withStore(options, async (store) => {
      const ids = chosen === undefined ? await selectIds(store, query) : existing(store, chosen);
      const details = storedDetails(store, readKeys(resourcesDir, dataDir, null));
      const secrets = options.redact === true ? { secretFields: secretFields(dataDir) } : {};
      const entries = readEntries({ store, details, ...secrets }, ids);
      const stream = path === '-' ? out : standardStream(path, out);
      let leftOut = 0;
      if (stream === null) {
        const written = await writeExport({
          format,
          context,
          entries,
          total: ids.length,
          path: resolve(path),
          signal: new AbortController().signal,
          onProgress: () => undefined,
          now: () => performance.now(),
        });
        if (!written.ok) {
          throw new CommandFailed(`${path} was not written: ${reasonOf(written, resolve(path))}.`);
        }
        leftOut = written.value.leftOut ?? 0;
        report(`${requestCount(written.value.count)} written to ${path}`);
      } else {
        const onLeftOut = () => (leftOut += 1);
        for await (const chunk of exportChunks(format, entries, context, { onLeftOut })) {
          if (stream.closed.aborted) return;
          await stream.write(chunk);
        }
      }
      if (leftOut > 0) report(`${requestCount(leftOut)} left out: not an e-mail.`);
    });
    return 0;
  },
});

/** @throws BadArguments */
function formatOf(text: string): ExportFormat {
  const format = exportFormats.find((name) => name === text);
  if (format !== undefined) return format;
  throw new BadArguments(`--format takes one of ${exportFormats.join(', ')}.`);
}

/** @throws BadArguments when an option does not apply to the format. */
function requireFormat(
  option: string,
  formats: readonly ExportFormat[],
  format: ExportFormat,
): void {
  if (formats.includes(format)) return;
  throw new BadArguments(`${option} requires --format ${formats.join(' or ')}.`);
}

function requestCount(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}

/**
 * Our own stdout or stderr where the path is a device such as /dev/stdout, else `null`. Some of these devices can't be opened
 * again, and a file behind one would be truncated.
 */
function standardStream(path: string, out: Output): Output | null {
  const target = statSync(path, { throwIfNoEntry: false });
  const isAlso = (fd: number) => {
    const own = fstatSync(fd);
    return target?.dev === own.dev && target.ino === own.ino;
  };
  if (!/^\/(?:dev|proc)\//.test(path) || target === undefined) return null;
  return isAlso(1) ? out : isAlso(2) ? createOutput(process.stderr) : null;
}

function reasonOf(
  { fault, detail }: { readonly fault: ExportFault; readonly detail: string },
  path: string,
): string {
  if (fault === 'nothing-fits') return 'none of these requests is an e-mail';
  if (!existsSync(dirname(path))) return `the folder ${dirname(path)} does not exist`;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    ? 'it is a folder'
    : detail;
}
