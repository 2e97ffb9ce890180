import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import './popover.css';

interface PopoverProps {
  /** A button; it gets the handlers and says whether the popover is open. */
  readonly trigger: ReactElement;
  /** What screen readers call the popover. */
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/**
 * Facts or controls that a button opens over the window. Escape, a click elsewhere and the button close it, and the focus
 * returns to the button. Not modal: Radix adds an inline style sheet for modal ones, which our policy forbids.
 */
export function Popover({ trigger, label, align = 'start', children }: PopoverProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="popover"
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
