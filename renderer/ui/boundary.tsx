import { Component } from 'react';
import type { ReactNode } from 'react';

interface BoundaryProps {
  /** What the part is about; another subject gets another try. */
  readonly subject: unknown;
  /** What is shown in the place of what broke; `again` draws that once more. */
  readonly fallback: (error: unknown, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly broken: { readonly error: unknown } | null;
  readonly subject: unknown;
}

/** Keeps a bug of ours in one part of the window from taking the others with it. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { broken: null, subject: this.props.subject };

  static getDerivedStateFromError(error: unknown): Pick<BoundaryState, 'broken'> {
    return { broken: { error } };
  }

  static getDerivedStateFromProps(
    { subject }: BoundaryProps,
    state: BoundaryState,
  ): BoundaryState | null {
    return subject === state.subject ? null : { broken: null, subject };
  }

  override render(): ReactNode {
    const { broken } = this.state;
    if (!broken) return this.props.children;
    return this.props.fallback(broken.error, () => this.setState({ broken: null }));
  }
}
