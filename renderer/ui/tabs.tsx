import { ChevronDown } from 'lucide-react';
import { Tabs as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu } from './menu.tsx';
import { useFittingTabs } from './use-fitting-tabs.ts';
import './tabs.css';

export interface Tab {
  readonly value: string;
  readonly label: string;
  /** A shorter label, for a narrow line. */
  readonly short?: string;
  /** The tooltip, with the key that chooses the tab. */
  readonly title?: string;
  /** Shown beside the label: a count, or the icon of a verdict. */
  readonly mark?: ReactNode;
  /** The content says only why there is none. */
  readonly isEmpty?: boolean;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown in place of a tab's content; no tab is then the selected one. */
  readonly instead?: ReactNode;
}

/**
 * One line of tabs that the arrow keys move through. Those that do not fit are in a menu at its end. Only the content of
 * the selected tab is rendered.
 */
export function Tabs({ label, tabs, value, onChange, instead = null }: TabsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const fitting = useFittingTabs(list);
  const cut = tabs.slice(fitting);
  const chosen = instead === null ? cut.find((tab) => tab.value === value) : undefined;
  return (
    <Radix.Root
      className="tabs"
      value={instead === null ? value : ''}
      onValueChange={onChange}
      activationMode="automatic"
    >
      <div className="tabs-bar">
        <Radix.List ref={list} className="tabs-list" aria-label={label}>
          {tabs.map((tab, index) => (
            <Radix.Trigger
              key={tab.value}
              className="tabs-tab"
              value={tab.value}
              title={tab.title}
              data-cut={index >= fitting || undefined}
              data-empty={tab.isEmpty === true || undefined}
            >
              <span className={tab.short === undefined ? '' : 'tabs-long'}>{tab.label}</span>
              {tab.short !== undefined && (
                <span className="tabs-short" aria-hidden>
                  {tab.short}
                </span>
              )}
              {tab.mark}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {cut.length > 0 && (
          <Menu
            trigger={
              <button
                type="button"
                className="tabs-tab tabs-more"
                data-state={chosen === undefined ? 'inactive' : 'active'}
              >
                <span className="truncate">{chosen?.label ?? t('moreTabs')}</span>
                <ChevronDown size={14} aria-hidden />
              </button>
            }
            items={cut.map((tab) => ({ label: tab.label, onSelect: () => onChange(tab.value) }))}
          />
        )}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} className="tabs-content" value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
      {instead !== null && <div className="tabs-content">{instead}</div>}
    </Radix.Root>
  );
}
