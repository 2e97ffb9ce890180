import { join } from 'node:path';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { findingsPage } from '../../support/findings-page.ts';

const path = join(import.meta.dirname, '../../../docs/findings.md');

it('docs/findings.md matches the table of issues; `npm run docs:tables` writes it', async () => {
  const options = await prettier.resolveConfig(path);
  const page = await prettier.format(findingsPage(), { ...options, parser: 'markdown' });
  await expect(page).toMatchFileSnapshot(path);
});
