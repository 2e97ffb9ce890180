import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, type PointerEvent, type ReactElement } from 'react';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
  /** Given for what can be chosen or switched: whether it is. */
  readonly checked?: boolean;
  /** The tooltip: what the entry does, in a sentence. */
  readonly title?: string;
  /** For a choice beside other entries: the menu is not closed by it. */
  readonly staysOpen?: boolean;
  readonly onSelect: () => void;
}

export interface Submenu {
  readonly label: string;
  readonly hint?: string;
  readonly items: readonly MenuItem[];
}

export type MenuEntry = MenuItem | Submenu | 'separator';

interface MenuProps {
  /** A button; it gets the menu's roles and handlers. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

/** The menu of a button. Not modal: Radix adds an inline style sheet for modal ones, which our policy forbids. */
export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const opening = useOpeningClick();
  // A dialog gives the focus back to what has it now, and the entry is gone by then.
  const onChosen = () => button.current?.focus();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild ref={button} onPointerDown={opening.onPointerDown}>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onPointerUpCapture={opening.onPointerUp}
        >
          {items.map((entry, at) => {
            if (entry === 'separator')
              return <DropdownMenu.Separator key={at} className="menu-separator" />;
            return 'items' in entry ? (
              <SubmenuOf key={entry.label} submenu={entry} onChosen={onChosen} />
            ) : (
              <ItemOf key={entry.label} item={entry} onChosen={onChosen} />
            );
          })}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Pixels from which a press and a release are a drag: from the button to an entry, which chooses it. */
const dragDistance = 8;

/**
 * Keeps the click that opens a menu from choosing in it. Radix chooses the entry under the pointer at the release, and the
 * page may have moved since the press, so that an entry is where the button was.
 */
function useOpeningClick() {
  const pressedAt = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: ({ clientX: x, clientY: y }: PointerEvent) => {
      pressedAt.current = { x, y };
    },
    onPointerUp: (event: PointerEvent) => {
      const { current: from } = pressedAt;
      if (from === null) return;
      const distance = Math.hypot(event.clientX - from.x, event.clientY - from.y);
      if (distance < dragDistance) event.preventDefault();
    },
  };
}

interface SubmenuOfProps {
  readonly submenu: Submenu;
  readonly onChosen: () => void;
}

function SubmenuOf({ submenu: { label, hint, items }, onChosen }: SubmenuOfProps) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="menu-item">
        <span>{label}</span>
        <span className="menu-hint">{hint}</span>
        <ChevronRight size={14} aria-hidden />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className="menu" sideOffset={2} collisionPadding={8}>
          {items.map((item) => (
            <ItemOf key={item.label} item={item} onChosen={onChosen} />
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

interface ItemOfProps {
  readonly item: MenuItem;
  readonly onChosen: () => void;
}

function ItemOf({ item, onChosen }: ItemOfProps) {
  const { label, hint, icon: Icon, disabled = false, checked, title, onSelect } = item;
  const common = {
    className: 'menu-item',
    disabled,
    title,
    onSelect: (event: Event) => {
      if (item.staysOpen === true) event.preventDefault();
      else onChosen();
      onSelect();
    },
  };
  const content = (
    <>
      {Icon && <Icon size={14} aria-hidden />}
      <span>{label}</span>
      {hint !== undefined && <span className="menu-hint">{hint}</span>}
    </>
  );
  if (checked === undefined) return <DropdownMenu.Item {...common}>{content}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...common} checked={checked}>
      <span className={item.staysOpen === true ? 'menu-check menu-box' : 'menu-check'}>
        <DropdownMenu.ItemIndicator>
          <Check size={14} aria-hidden />
        </DropdownMenu.ItemIndicator>
      </span>
      {content}
    </DropdownMenu.CheckboxItem>
  );
}
