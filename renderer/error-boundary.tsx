import { RotateCw } from 'lucide-react';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { SenderText } from './ui/sender-text.tsx';

interface ErrorBoundaryProps {
  /** When it changes, a part that failed is rendered again. */
  readonly resetKey?: number | null;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: { readonly error: unknown } | null;
  readonly resetKey: number | null;
}

/** Catches a rendering error in one part of the window and shows it there, so that the other parts stay usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: null, resetKey: this.props.resetKey ?? null };

  static getDerivedStateFromError(error: unknown): Pick<ErrorBoundaryState, 'failed'> {
    return { failed: { error } };
  }

  static getDerivedStateFromProps(
    { resetKey = null }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return resetKey === state.resetKey ? null : { failed: null, resetKey };
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
