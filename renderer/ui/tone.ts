import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

/** How good or bad something is. Its word and its icon go with its colour, always. */
export type Tone = 'ok' | 'info' | 'warning' | 'error';

/** The icon of each tone; their shapes differ, so that colour is never needed. */
export const toneIcon: Readonly<Record<Tone, LucideIcon>> = {
  ok: CircleCheck,
  info: Info,
  warning: TriangleAlert,
  error: CircleAlert,
};
