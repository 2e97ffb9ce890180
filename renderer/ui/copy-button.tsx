import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { valueMenu } from './context-menu.ts';
import { inBackground } from './failures.ts';
import { Button } from './button.tsx';
import type { ButtonProps } from './button.tsx';

type Source =
  | { readonly text: string }
  /** For a text that is made when the button is pressed. `null` copies nothing. */
  | { readonly getText: () => string | null | Promise<string | null> };

export type CopyButtonProps = Source & {
  /** The label for screen readers and the tooltip: "Copy the Delivery URL". */
  readonly label: string;
  /** The text on the button; without it the button shows its icon only. */
  readonly caption?: string;
  readonly variant?: ButtonProps['variant'];
};

const shownForMs = 1600;

/** A button that copies a text, and confirms it visibly and in a live region. */
export function CopyButton({ label, caption, variant = 'quiet', ...source }: CopyButtonProps) {
  const { t } = useTranslation('window');
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownForMs);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    const text = 'text' in source ? source.text : await source.getText();
    if (text === null) return;
    await bridge.call('clipboard.write', text);
    setCopied(true);
  }

  return (
    <>
      <Button
        variant={variant}
        icon={copied ? Check : Copy}
        aria-label={label}
        title={label}
        onClick={() => inBackground(copy())}
        {...('text' in source ? valueMenu(source.text) : {})}
      >
        {caption && (copied ? t('copy.done') : caption)}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('copy.done') : ''}
      </span>
    </>
  );
}
