import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneIcon } from './tone.ts';
import type { Tone } from './tone.ts';
import './tone.css';
import './badge.css';

interface BadgeProps {
  readonly tone?: Tone;
  /** Instead of the tone's own icon. */
  readonly icon?: LucideIcon;
  readonly title?: string;
  /** For eyes, icon and children are enough; for ears, and as a tooltip, these words stand for both. */
  readonly spoken?: string;
  readonly children: ReactNode;
}

/** A word or a number with its icon, in a line of other things. */
export function Badge({ tone, icon, title, spoken, children }: BadgeProps) {
  const Icon = icon ?? (tone && toneIcon[tone]);
  return (
    <span className={`badge ${tone ? `tone-${tone}` : ''}`} title={title ?? spoken}>
      {Icon && <Icon size={12} aria-hidden />}
      {spoken === undefined ? (
        children
      ) : (
        <>
          <span aria-hidden>{children}</span>
          <span className="visually-hidden">{spoken}</span>
        </>
      )}
    </span>
  );
}
