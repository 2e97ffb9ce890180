import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

/** How good or bad something is. A tone is always shown by a word and an icon besides its colour. */
export type Tone = 'ok' | 'info' | 'warning' | 'error';

/** The icon of each tone. Their shapes differ, so the colour is not needed to tell them apart. */
export const toneIcon: Readonly<Record<Tone, LucideIcon>> = {
  ok: CircleCheck,
  info: Info,
  warning: TriangleAlert,
  error: CircleAlert,
};
