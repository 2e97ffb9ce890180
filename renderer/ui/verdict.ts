import {
  ShieldAlert,
  ShieldCheck,
  ShieldOff,
  ShieldQuestionMark,
  ShieldX,
  type LucideIcon,
} from 'lucide-react';
import type { Verdict } from '../../shared/signature.ts';
import type { Tone } from './tone.ts';

interface Look {
  readonly icon: LucideIcon;
  /** Left out for a verdict that gives no reason for concern. */
  readonly tone?: Tone;
}

/** How each verdict on a signature looks. It is always shown with its word. */
export const verdictLook: Readonly<Record<Verdict, Look>> = {
  valid: { icon: ShieldCheck, tone: 'ok' },
  'valid-test-key': { icon: ShieldCheck, tone: 'ok' },
  missing: { icon: ShieldOff },
  'not-applicable': { icon: ShieldOff },
  malformed: { icon: ShieldX, tone: 'error' },
  mismatch: { icon: ShieldX, tone: 'error' },
  'valid-reserialised': { icon: ShieldAlert, tone: 'warning' },
  'legacy-valid': { icon: ShieldQuestionMark, tone: 'warning' },
  'wrong-header': { icon: ShieldAlert, tone: 'warning' },
};
