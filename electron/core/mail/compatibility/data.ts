import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const dataSchema = z.object({
  updated: z.string(),
  clients: z.array(z.object({ id: z.string(), name: z.string() })),
  features: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      url: z.string(),
      /** A letter for each client: `y` yes, `a` partial, `n` no, `u` unknown. */
      support: z.string().regex(/^[yanu]+$/),
    }),
  ),
});

/** caniemail.com's verdicts, as `scripts/maintenance/caniemail.mjs` took them. */
export type CompatibilityData = Readonly<z.infer<typeof dataSchema>>;
export type Feature = CompatibilityData['features'][number];

export function readCompatibilityData(resourcesDir: string): CompatibilityData {
  return dataSchema.parse(JSON.parse(readFileSync(join(resourcesDir, 'caniemail.json'), 'utf8')));
}
