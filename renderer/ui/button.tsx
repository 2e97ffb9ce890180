import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import './button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /**
   * `primary` for the main action of its part of the window, `quiet` inside a line of text or icons, `danger` for what can't be undone.
   */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
}

/** A button. One that shows only an icon needs an `aria-label`. */
export function Button({ variant = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`button button-${variant} ${rest.className ?? ''}`}>
      {Icon && <Icon size={14} aria-hidden />}
      {children}
    </button>
  );
}
