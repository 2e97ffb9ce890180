import { RotateCw } from 'lucide-react';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { SenderText } from './ui/sender-text.tsx';

interface ErrorBoundaryProps {
  /** What the part shows; once this changes, a part that failed is rendered again. */
  readonly subject?: number | null;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: { readonly error: unknown } | null;
  readonly subject: number | null;
}

/** Keeps an error in one part of the window from taking the other parts with it, and shows it in that part's place. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: null, subject: this.props.subject ?? null };

  static getDerivedStateFromError(error: unknown): Pick<ErrorBoundaryState, 'failed'> {
    return { failed: { error } };
  }

  static getDerivedStateFromProps(
    { subject = null }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return subject === state.subject ? null : { failed: null, subject };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return <ErrorView error={failed.error} onRetry={() => this.setState({ failed: null })} />;
  }
}

interface ErrorViewProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

function ErrorView({ error, onRetry }: ErrorViewProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('broken.title')}
      action={
        <Button icon={RotateCw} onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      }
    >
      <p>{t('broken.text')}</p>
      <p className="selectable mono">
        <SenderText text={String(error)} />
      </p>
    </EmptyState>
  );
}
