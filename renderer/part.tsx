import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SenderText } from './ui/sender-text.tsx';
import { Boundary } from './ui/boundary.tsx';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';

interface PartProps {
  /** What the part is about; once another is, a broken part is tried anew. */
  readonly subject?: number | null;
  readonly children: ReactNode;
}

/** A part of the window that may break by itself, and then says so. */
export function Part({ subject = null, children }: PartProps) {
  const { t } = useTranslation();
  return (
    <Boundary
      subject={subject}
      fallback={(error, again) => (
        <EmptyState
          title={t('broken.title')}
          action={
            <Button icon={RotateCw} onClick={again}>
              {t('tryAgain')}
            </Button>
          }
        >
          <p>{t('broken.text')}</p>
          <p className="selectable mono">
            <SenderText text={String(error)} />
          </p>
        </EmptyState>
      )}
    >
      {children}
    </Boundary>
  );
}
