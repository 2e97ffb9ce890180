import { z } from 'zod';
import { bounds } from '../../shared/bounds.ts';
import type { AppCalls } from '../../shared/contract.ts';

const longestAddress = bounds.mailAddress.characters;
const longestText = 64 * 1024 ** 2;
const longestMail = 64 * 1024 ** 2;

const exportRequest = z.strictObject({
  embed: z.boolean().exactOptional(),
  format: z.enum(['json', 'ndjson', 'har', 'csv', 'curl', 'raw', 'postman', 'eml']),
  scope: z.union([
    z.strictObject({ ids: z.array(z.int()).max(1_000_000) }),
    z.strictObject({
      filter: z.strictObject({
        text: z.string().max(10_000),
        show: z.enum(['all', 'sms', 'email', 'other', 'stray']),
      }),
    }),
  ]),
});

const address = z.string().max(100);

/** The form of each call's arguments. A page that was taken over may send anything. */
export const appAsks = {
  'app.info': z.tuple([]),
  'clipboard.write': z.tuple([z.string().max(longestText)]),
  /** Each value is checked with the settings as a whole. */
  'settings.change': z.tuple([z.record(z.string(), z.unknown())]),
  'link.open': z.tuple([z.string().max(longestAddress)]),
  'export.save': z.tuple([exportRequest]),
  'export.cancel': z.tuple([z.strictObject({ number: z.int() })]),
  'export.running': z.tuple([]),
  'key.save': z.tuple([
    z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      half: z.enum(['public', 'private']),
    }),
  ]),
  'mail.stage': z.tuple([
    z.strictObject({
      html: z.string().max(longestMail),
      images: z.boolean(),
      named: z
        .array(z.tuple([z.string().max(longestAddress), z.string().max(300)]))
        .max(bounds.mailLinks.entries)
        .optional(),
    }),
  ]),
  'mail.settled': z.tuple([z.strictObject({ address })]),
  'mail.savePdf': z.tuple([z.strictObject({ address })]),
  'mail.takePicture': z.tuple([
    z.strictObject({
      address,
      dark: z.boolean(),
      width: z.int().min(200).max(4_000),
      to: z.enum(['clipboard', 'file']),
    }),
  ]),
  'attachment.save': z.tuple([
    z.strictObject({ id: z.int(), index: z.int().min(0), name: z.string().max(10_000) }),
  ]),
} as const satisfies { [Name in keyof AppCalls]: z.ZodType<Parameters<AppCalls[Name]>> };
