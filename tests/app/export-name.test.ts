import { expect, it } from 'vitest';
import { exportName } from '../../electron/app/export-name.ts';

it('names an export by its minute and format', () => {
  const morning = new Date(2026, 10, 2, 9, 5);
  expect(exportName('json', morning)).toBe('hookscope-2026-11-02-0905.json');
  expect(exportName('curl', morning)).toBe('hookscope-2026-11-02-0905.sh');
  expect(exportName('ndjson', morning)).toBe('hookscope-2026-11-02-0905.ndjson');
});
