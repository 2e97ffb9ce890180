import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exporters } from '../../../electron/core/export/index.ts';
import { exportCommand } from '../../../electron/terminal/commands/export.ts';
import { commandHelp } from '../../../electron/terminal/help.ts';
import { exportFormats, exportTable } from '../../../shared/export.ts';
import { withGeneratedTable } from '../../support/generated-table.ts';

const root = new URL('../../../', import.meta.url);
const page = fileURLToPath(new URL('docs/formats.md', root));

describe('the table of export formats', () => {
  it('has an exporter in each row, and a row for each exporter', () => {
    expect(Object.keys(exporters)).toEqual(exportFormats);
  });

  it.each(exportFormats)('says of %s what its exporter can hold', (format) => {
    const { holds, several } = exportTable[format];
    const { takes, several: form } = exporters[format];
    expect({ holdsAll: takes === undefined, hasSeveral: form !== undefined }).toEqual({
      holdsAll: holds === 'all',
      hasSeveral: several !== null,
    });
  });

  it('is the table of docs/formats.md, which has a section for each; `npm run docs:tables` writes it', async () => {
    const rows = exportFormats.map((format) => {
      const { extension, several, mediaType, purpose, loses } = exportTable[format];
      const files = [extension, ...(several === null ? [] : [several.extension])];
      return [
        `\`${format}\``,
        files.map((each) => `\`.${each}\``).join(', '),
        `\`${mediaType}\``,
        purpose,
        loses,
      ];
    });
    const head = ['format', 'file', 'media type', 'made for', 'leaves out'];
    await expect(await withGeneratedTable(page, 'format', [head, ...rows])).toMatchFileSnapshot(
      page,
    );
    for (const format of exportFormats) {
      expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`^## ${format}$`, 'm'));
    }
  });

  it('is what the help of hookscope export lists', () => {
    const help = commandHelp(exportCommand);
    for (const format of exportFormats) {
      expect(help).toMatch(new RegExp(`^ +${format} +${exportTable[format].purpose}$`, 'm'));
    }
  });

  it('has a text in each language for each label that is not a proper name, and the languages have no other', () => {
    const keys = exportFormats.flatMap((format) => exportTable[format].labelKey ?? []);
    for (const language of readdirSync(new URL('resources/locales/', root))) {
      const path = new URL(`resources/locales/${language}/window.json`, root);
      const { export: texts } = JSON.parse(readFileSync(path, 'utf8')) as {
        export: { format: Record<string, string> };
      };
      expect(Object.keys(texts.format).map((name) => `export.format.${name}`)).toEqual(keys);
    }
  });
});
