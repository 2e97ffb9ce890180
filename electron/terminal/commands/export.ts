import { existsSync, fstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import type { ExportFault, ExportFormat } from '../../../shared/export.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { readAppVersion } from '../../core/app-version.ts';
import { ownAddress, readEntries } from '../../core/calls/export-entries.ts';
import type { ExportEntry } from '../../core/export/entry.ts';
import type { ExportContext } from '../../core/export/exporter.ts';
import { exporters } from '../../core/export/index.ts';
import { redact } from '../../core/export/redact.ts';
import { exportChunks } from '../../core/export/stream.ts';
import { writeExport } from '../../core/export/write-file.ts';
import { decodeTextFile } from '../../core/files/text-encoding.ts';
import { createGuardedFetch } from '../../core/fetch/guarded-fetch.ts';
import { BadArguments, positive, required } from '../arguments.ts';
import { command, CommandFailed } from '../command.ts';
import { dataDirOf, dataOption, queryOption, withStore } from '../data-options.ts';
import { createOutput, type Output } from '../output.ts';
import { selectIds } from '../select.ts';
import type { StoredCaptures } from '../read-only-store.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { storedDetails } from '../stored-details.ts';

const formats = Object.keys(exporters) as ExportFormat[];

/** Writes requests for other programs. */
export const exportCommand = command({
  name: 'export',
  summary: 'Write requests to a file for other programs',
  options: {
    data: dataOption,
    format: { type: 'string', value: 'F', help: formats.join(', ') },
    out: { type: 'string', value: 'PATH', help: 'the file, or - for stdout' },
    id: { type: 'string', multiple: true, value: 'ID', help: 'this request; may be given again' },
    query: queryOption,
    embed: { type: 'boolean', help: 'fetch the attachments of e-mails into the file (eml)' },
    bom: {
      type: 'boolean',
      help: 'begin with a byte order mark, by which Excel knows UTF-8 (csv)',
    },
    redact: { type: 'boolean', help: 'take out credentials, the path token and query values' },
  },
  notes: ['Without --id and --query, everything is exported, newest first.'],
  run: async (given, _, { out, tell, resourcesDir }) => {
    const format = formatOf(required(given.format, '--format'));
    const path = required(given.out, '--out');
    if (given.id !== undefined && given.query !== undefined) {
      throw new BadArguments('--id and --query do not go together.');
    }
    if (given.embed === true && format !== 'eml') {
      throw new BadArguments('--embed goes with --format eml.');
    }
    if (given.bom === true && format !== 'csv') {
      throw new BadArguments('--bom goes with --format csv.');
    }
    const chosen = given.id?.map((id) => positive(id.replace(/^#/, ''), '--id'));

    const tellLeftOut = (count: number) => {
      if (count > 0) tell(`${requests(count)} left out: no e-mail.`);
    };

    await withStore(given, async (store) => {
      const ids =
        chosen === undefined ? await selectIds(store, given.query ?? null) : known(store, chosen);
      const keys = readKeys(resourcesDir, dataDirOf(given), null);
      const read = readEntries({ store, details: storedDetails(store, keys) }, ids);
      const entries =
        given.redact === true ? eachRedacted(read, guardHeaderOf(dataDirOf(given))) : read;
      const context = contextOf(dataDirOf(given), resourcesDir, given);
      const stream = path === '-' ? out : ownStream(path, out);
      if (stream !== null) {
        let leftOut = 0;
        const options = { onLeftOut: () => (leftOut += 1) };
        for await (const chunk of exportChunks(format, entries, context, options)) {
          if (stream.gone.aborted) return;
          await stream.write(chunk);
        }
        tellLeftOut(leftOut);
        return;
      }
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
        throw new CommandFailed(`${path} was not written: ${whyNot(written, resolve(path))}.`);
      }
      const { count, leftOut = 0 } = written.value;
      tell(`${requests(count)} written to ${path}`);
      tellLeftOut(leftOut);
    });
    return 0;
  },
});

function formatOf(word: string): ExportFormat {
  const format = formats.find((name) => name === word);
  if (format === undefined) throw new BadArguments(`--format takes one of ${formats.join(', ')}.`);
  return format;
}

function known(store: StoredCaptures, ids: readonly number[]): readonly number[] {
  const missing = ids.find((id) => store.summary(id) === null);
  if (missing !== undefined) throw new CommandFailed(`There is no request ${missing}.`);
  return ids;
}

async function* eachRedacted(
  entries: AsyncIterable<ExportEntry>,
  guard: string | null,
): AsyncGenerator<ExportEntry> {
  for await (const entry of entries) yield redact(entry, guard);
}

/** The name of the header field that the folder's guard requires. */
function guardHeaderOf(dataDir: string): string | null {
  const { guard } = keptSettings(dataDir);
  return guard?.is === 'header' ? guard.name : null;
}

function requests(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}

/** Our own stdout or stderr under the name of a device, such as /dev/stdout: opened again, some of them refuse, and a file would be cut. */
function ownStream(path: string, out: Output): Output | null {
  const found = statSync(path, { throwIfNoEntry: false });
  const is = (fd: number) => {
    const own = fstatSync(fd);
    return found?.dev === own.dev && found.ino === own.ino;
  };
  if (!/^\/(?:dev|proc)\//.test(path) || found === undefined) return null;
  return is(1) ? out : is(2) ? createOutput(process.stderr) : null;
}

function whyNot(
  { fault, detail }: { readonly fault: ExportFault; readonly detail: string },
  path: string,
): string {
  if (fault === 'nothing-fits') return 'there is no e-mail among these requests';
  if (!existsSync(dirname(path))) return `the folder ${dirname(path)} does not exist`;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    ? 'it is a folder'
    : detail;
}

/** Commands send to the port that the folder's settings name, and attachments may come from the host that they allow. */
function contextOf(
  dataDir: string,
  resourcesDir: string,
  { embed, bom }: { readonly embed?: boolean | undefined; readonly bom?: boolean | undefined },
): ExportContext {
  const settings = keptSettings(dataDir);
  const { port, allowedHost } = settings;
  return {
    targetBase: `http://127.0.0.1:${port}`,
    publicBase: ownAddress(settings),
    appVersion: readAppVersion(resourcesDir),
    byteOrderMark: bom === true,
    ...(embed === true && {
      guardedFetch: createGuardedFetch({ allowedHost: () => allowedHost }),
    }),
  };
}

const kept = settingsSchema.pick({ port: true, allowedHost: true, guard: true, tunnel: true });

function keptSettings(dataDir: string): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(decodeTextFile(readFileSync(join(dataDir, 'settings.json')))));
  } catch {
    // A folder without settings, or with settings that make no sense, has the usual ones.
    return kept.parse({});
  }
}
