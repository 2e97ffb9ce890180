import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeaderPairs } from '../../shared/request.ts';
import { Button } from '../ui/button.tsx';

interface HeaderRowsProps {
  readonly headers: HeaderPairs;
  readonly onChange: (headers: HeaderPairs) => void;
}

/** Header fields to edit, in their order: a name and a value each. */
export function HeaderRows({ headers, onChange }: HeaderRowsProps) {
  const { t } = useTranslation('sending');
  const rows = useRef<HTMLDivElement>(null);

  function change(index: number, pair: HeaderPairs[number]) {
    onChange(headers.with(index, pair));
  }

  function remove(index: number) {
    onChange(headers.toSpliced(index, 1));
    // The row's button disappears with it: without this the keyboard focus would leave the dialog's content.
    rows.current?.querySelector<HTMLElement>('.header-rows-add')?.focus();
  }

  return (
    <div ref={rows} className="header-rows" role="group" aria-label={t('editor.headers')}>
      {headers.map(([name, value], index) => (
        <div key={index} className="header-row">
          <input
            className="input mono"
            aria-label={t('editor.headerName', { number: index + 1 })}
            spellCheck={false}
            value={name}
            onChange={(event) => change(index, [event.target.value, value])}
          />
          <input
            className="input mono"
            aria-label={t('editor.headerValue', { number: index + 1, name })}
            spellCheck={false}
            value={value}
            onChange={(event) => change(index, [name, event.target.value])}
          />
          <Button
            variant="quiet"
            icon={X}
            aria-label={t('editor.removeHeader', { name: name || index + 1 })}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button
        variant="quiet"
        icon={Plus}
        className="header-rows-add"
        onClick={() => onChange([...headers, ['', '']])}
      >
        {t('editor.addHeader')}
      </Button>
    </div>
  );
}
