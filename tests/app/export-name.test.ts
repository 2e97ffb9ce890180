import { expect, it } from 'vitest';
import { exportFile, exportName } from '../../electron/app/export-name.ts';

const everything = { filter: { text: '', show: 'all' } } as const;

it('names an export by its minute and its file', () => {
  const morning = new Date(2026, 10, 2, 9, 5);
  expect(exportName('json', morning)).toBe('hookscope-2026-11-02-0905.json');
  expect(exportName('sh', morning)).toBe('hookscope-2026-11-02-0905.sh');
});

it('makes one file of each format, and an mbox of several e-mails', () => {
  expect(exportFile('curl', everything).extension).toBe('sh');
  expect(exportFile('ndjson', { ids: [1, 2] }).extension).toBe('ndjson');
  expect(exportFile('eml', { ids: [1] }).extension).toBe('eml');
  expect(exportFile('eml', { ids: [1, 2] }).extension).toBe('mbox');
  expect(exportFile('eml', everything).extension).toBe('mbox');
});
