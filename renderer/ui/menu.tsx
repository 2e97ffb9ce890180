import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactElement } from 'react';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** A button; it gets the menu's roles and handlers. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
}

/** The menu of a button. Not modal: Radix adds an inline style sheet for modal ones, which our policy forbids. */
export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild ref={button}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {items.map(({ label, hint, icon: Icon, disabled = false, onSelect }) => (
            <DropdownMenu.Item
              key={label}
              className="menu-item"
              disabled={disabled}
              onSelect={() => {
                // A dialog gives the focus back to what has it now, and this entry is gone by then.
                button.current?.focus();
                onSelect();
              }}
            >
              {Icon && <Icon size={14} aria-hidden />}
              <span>{label}</span>
              {hint && <span className="menu-hint">{hint}</span>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
