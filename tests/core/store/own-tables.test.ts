import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmpty } from '../../../electron/core/store/file.ts';

const root = join(import.meta.dirname, '../../..');

/** Columns that the index has too, in tables of its own. */
const sharedColumns = new Set(['received_at']);

/** Files that open a database: the store, the search's index, and the lock of the data folder. */
const databaseOpeners = [
  /^electron\/core\/store\//,
  /^electron\/core\/search\/index-file\.ts$/,
  /^electron\/core\/data-folder\/data-lock\.ts$/,
];

/** The names in a new database of the store. */
function storedNames(): {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
} {
  const { database } = openEmpty();
  const rows = database
    .prepare(
      `SELECT t.name AS name, c.name AS column FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'`,
    )
    .all();
  database.close();
  const names = (of: 'name' | 'column') => [...new Set(rows.map((row) => String(row[of])))];
  return { tables: names('name'), columns: names('column') };
}

function sourcesElsewhere(): readonly { readonly path: string; readonly text: string }[] {
  return globSync('electron/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('electron/core/store/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

describe('outside the store', () => {
  const { tables, columns } = storedNames();
  const sources = sourcesElsewhere();

  it('no SQL names a table of the store', () => {
    expect(tables).toEqual(expect.arrayContaining(['requests', 'bodies', 'findings', 'kin']));
    const inSql = new RegExp(
      `\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|EXISTS)\\s+(?:captures\\.)?(?:${tables.join('|')})\\b`,
    );
    expect(sources.filter(({ text }) => inSql.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('no code names a column of the store', () => {
    // In camelCase code a name with an underscore is the name of a column.
    const named = columns.filter((name) => name.includes('_') && !sharedColumns.has(name));
    expect(named).toEqual(expect.arrayContaining(['body_bytes', 'broken_code', 'cleared_to']));
    const inCode = new RegExp(`(?<![\\w.-])(?:[a-z]\\.)?(?:${named.join('|')})\\b`);
    expect(sources.filter(({ text }) => inCode.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('no file opens the database of the captures', () => {
    const opening = sources.filter(
      ({ path, text }) =>
        /new DatabaseSync\b/.test(text) && !databaseOpeners.some((allowed) => allowed.test(path)),
    );
    expect(opening.map(({ path }) => path)).toEqual([]);
    const naming = sources.filter(({ text }) => /['"`/]captures\.db\b/.test(text));
    expect(naming.map(({ path }) => path)).toEqual([]);
  });
});

describe('inside the store', () => {
  it('one file defines what is listed', () => {
    const defining = globSync('electron/core/store/*.ts', { cwd: root }).filter((path) =>
      /SELECT cleared_to|NOT (?:EXISTS|IN) \(SELECT (?:1|id) FROM removals/.test(
        readFileSync(join(root, path), 'utf8'),
      ),
    );
    expect(defining.map((path) => basename(path))).toEqual(['listed.ts']);
  });
});
