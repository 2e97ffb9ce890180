import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tunnelCarriers } from '../../../electron/core/tunnel/index.ts';
import en from '../../../resources/locales/en/tunnel.json' with { type: 'json' };
import { settingsSchema } from '../../../shared/settings.ts';
import { languages, readTexts } from '../../support/locales.ts';
import { tunnelKindNames, tunnelKinds } from '../../../shared/tunnel.ts';

const guide = readFileSync(new URL('../../../docs/tunnels.md', import.meta.url), 'utf8');
const { tunnel: defaults } = settingsSchema.parse({ pathToken: null });

it.each(tunnelKindNames)(
  'the kind %s has a carrier, a name and a hint in each language, and a row in the guide',
  (kind) => {
    expect(tunnelCarriers).toHaveProperty(kind);
    for (const language of languages) {
      const { kind: labels } = readTexts(language, 'tunnel') as typeof en;
      expect(labels[kind].name).toMatch(/\w/);
      expect(labels[kind].hint).toMatch(/\w/);
    }
    const names = [en.kind[kind].name, `\`${kind}\``];
    expect(names.some((name) => new RegExp(`^\\| ${name} +\\|`, 'm').test(guide))).toBe(true);
    for (const setting of tunnelKinds[kind].settings) expect(defaults).toHaveProperty(setting);
  },
);

it('no carrier, name or hint is left of a kind that is gone', () => {
  const labelled = Object.keys(en.kind).filter((key) => key !== 'name');
  expect(labelled.sort()).toEqual([...tunnelKindNames].sort());
  expect(Object.keys(tunnelCarriers).sort()).toEqual([...tunnelKindNames].sort());
});
