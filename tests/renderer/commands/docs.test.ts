import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { shortcutText } from '../../../renderer/ui/shortcuts.ts';
import texts from '../../../resources/locales/en/commands.json' with { type: 'json' };
import { shortcuts, type ShortcutName } from '../../../shared/shortcuts.ts';
import { withGeneratedTable } from '../../support/generated-table.ts';

it('docs/window.md has the table of shortcuts; `npm run docs:tables` writes it', async () => {
  const path = fileURLToPath(new URL('../../../docs/window.md', import.meta.url));
  const rows = (Object.keys(shortcuts) as ShortcutName[]).map((name) => [
    `\`${shortcutText(name, false, 'Delete')}\``,
    texts.shortcut[name],
  ]);
  const page = await withGeneratedTable(path, 'keys', [['keys', 'what they do'], ...rows]);
  await expect(page).toMatchFileSnapshot(path);
});
