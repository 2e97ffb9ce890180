import type { z } from 'zod';
import type { replyRule } from './reply-rules.ts';

type ReplyPresetRow = Pick<z.input<typeof replyRule>, 'when' | 'reply'>;

/** Rules for what a provider's developer often tries. A new one is a row here and its label in `resources/locales/`. */
export const replyPresets = {
  accepted: { reply: { status: 200 } },
  unauthorized: { when: { signature: ['malformed', 'mismatch'] }, reply: { status: 401 } },
  unprocessable: {
    reply: {
      status: 422,
      body: '{"ok":false,"error":"This number cannot be reached","messageId":"{{messageId}}","phone":"{{phone}}"}',
    },
  },
  'too-many': { reply: { status: 429, headers: [['Retry-After', '30']] } },
  failing: { when: { attempts: { from: 1, to: 2 } }, reply: { status: 500 } },
  slow: { reply: { delayMs: 12_000 } },
  silent: { reply: { fault: 'no-answer' } },
  reset: { reply: { fault: 'reset' } },
  half: { reply: { fault: 'half-body' } },
} as const satisfies Record<string, ReplyPresetRow>;

export type ReplyPreset = keyof typeof replyPresets;
export const replyPresetNames = Object.keys(replyPresets) as readonly ReplyPreset[];
