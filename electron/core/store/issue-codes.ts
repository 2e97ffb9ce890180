/**
 * The codes of a request's issues in one text, each in quotes. A row that was written before version 6 of the file has
 * the whole inspection as JSON here.
 */
export function codesColumn(codes: readonly string[]): string {
  return codes.map((code) => `"${code}"`).join('');
}

/** A condition over `findings f`: an issue has this code, or one that begins with it and a dot. */
export function hasCode(code: string): {
  readonly sql: string;
  readonly values: readonly string[];
} {
  return {
    sql: `CASE WHEN coalesce(f.codes, '') LIKE '{%'
      THEN EXISTS (SELECT 1 FROM json_each(f.codes, '$.issues') one
        WHERE one.value ->> '$.code' = ? OR one.value ->> '$.code' LIKE ?)
      ELSE instr(coalesce(f.codes, ''), ?) > 0 OR instr(coalesce(f.codes, ''), ?) > 0 END`,
    values: [code, `${code}.%`, `"${code}"`, `"${code}.`],
  };
}
