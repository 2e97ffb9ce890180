import { sign as signWith } from 'node:crypto';
import { z } from 'zod';
import { crm, crmOfOld, own, stranger } from './keys.ts';

const pairs = { crm, own, stranger, 'crm-of-old': crmOfOld } as const;

/** Ways to write a signature's bytes, and what each gives. */
const spellings = {
  base64: (bytes: Buffer) => bytes.toString('base64'),
  base64url: (bytes: Buffer) => bytes.toString('base64url'),
  unpadded: (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, ''),
  hex: (bytes: Buffer) => bytes.toString('hex'),
  twice: (bytes: Buffer) => Buffer.from(bytes.toString('base64')).toString('base64'),
  percent: (bytes: Buffer) => encodeURIComponent(bytes.toString('base64')),
} as const;

/** How a request of the corpus is signed, with keys made for the test. */
export const signing = z.strictObject({
  /** Whose key: that which stands for HighLevel's, its old one, the user's own, or nobody's. */
  as: z.enum(['crm', 'crm-of-old', 'own', 'stranger']),
  header: z.string().default('X-GHL-Signature'),
  /** Bytes signed in place of the body's, in base64 or as text. */
  over: z.union([z.strictObject({ text: z.string() }), z.literal('reserialised')]).optional(),
  written: z.enum(Object.keys(spellings) as [keyof typeof spellings]).default('base64'),
  /** What is around the value, which goes where each `@` is. */
  around: z.string().default('@'),
  /** How often the header is sent. */
  times: z.int().default(1),
});

/** The header fields of a signature. @param body the bytes that are sent. */
export function signed(
  { as, header, over, written, around, times }: z.infer<typeof signing>,
  body: Buffer,
): readonly (readonly [string, string])[] {
  const bytes =
    over === undefined
      ? body
      : Buffer.from(
          over === 'reserialised' ? JSON.stringify(JSON.parse(body.toString())) : over.text,
        );
  const { privateKey } = pairs[as];
  const made = signWith(as === 'crm-of-old' ? 'sha256' : null, bytes, privateKey);
  const value = around.replaceAll('@', spellings[written](made));
  return Array.from({ length: times }, () => [header, value] as const);
}
