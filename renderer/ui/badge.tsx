import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneIcon } from './tone.ts';
import type { Tone } from './tone.ts';
import './tone.css';
import './badge.css';

interface BadgeProps {
  readonly tone?: Tone;
  /** Replaces the icon of the tone. */
  readonly icon?: LucideIcon;
  readonly title?: string;
  /** The text for screen readers and the tooltip, where icon and children alone do not say enough. */
  readonly spoken?: string;
  readonly children: ReactNode;
}

/** A word or a number with an icon, inline. */
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
