import type { ReactNode } from 'react';
import type { Tone } from '../../ui/tone.ts';

/** One message of the line below the address bar. */
export interface Strip {
  /** Names it among all strips; it stays the same as long as its cause lasts. */
  readonly id: string;
  readonly severity: Tone;
  /** One or two sentences: what is wrong, and the next step. */
  readonly text: ReactNode;
  /** What the operating system or a server said about it. */
  readonly detail?: string;
  /** Buttons for the next step, the most likely one first. */
  readonly action?: ReactNode;
  /** Dismisses it; without it the strip stays as long as its cause. */
  readonly onDismiss?: () => void;
  /** Whether it answers what the user did just now. Such a strip is shown before all others. */
  readonly isAnswer?: boolean;
}
