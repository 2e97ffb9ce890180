import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactElement } from 'react';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
  /** For an entry that is a choice: whether it is on. */
  readonly checked?: boolean;
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
          {items.map((item) => (
            <Entry
              key={item.label}
              item={item}
              onSelect={() => {
                // A dialog gives the focus back to what has it now, and this entry is gone by then.
                button.current?.focus();
                item.onSelect();
              }}
            />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface EntryProps {
  readonly item: MenuItem;
  readonly onSelect: () => void;
}

function Entry({ item, onSelect }: EntryProps) {
  const { label, hint, icon: Icon, disabled = false, checked } = item;
  const content = (
    <>
      {Icon && <Icon size={14} aria-hidden />}
      <span>{label}</span>
      {hint && <span className="menu-hint">{hint}</span>}
    </>
  );
  const common = { className: 'menu-item', disabled, onSelect };
  if (checked === undefined) return <DropdownMenu.Item {...common}>{content}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...common} checked={checked}>
      {content}
      <DropdownMenu.ItemIndicator className="menu-hint">
        <Check size={14} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}
