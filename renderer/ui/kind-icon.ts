import {
  Activity,
  Blocks,
  CircleQuestionMark,
  FileWarning,
  LoaderCircle,
  Mail,
  MessageSquare,
  PackageMinus,
  PackagePlus,
  Phone,
  Shapes,
  Workflow,
  Zap,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Kind } from '../../shared/kinds.ts';
import type { RequestSummary } from '../../shared/summary.ts';

const iconOf: Readonly<Record<Kind, LucideIcon>> = {
  sms: MessageSquare,
  email: Mail,
  custom: Shapes,
  call: Phone,
  'platform-event': Zap,
  install: PackagePlus,
  uninstall: PackageMinus,
  workflow: Workflow,
  'app-action': Blocks,
  ping: Activity,
  unknown: CircleQuestionMark,
};

/** @returns the icon of a request's kind, or of its state while the kind is unknown. */
export function kindIcon(row: Pick<RequestSummary, 'broken' | 'kind'>): LucideIcon {
  if (row.broken !== null) return FileWarning;
  return row.kind === null ? LoaderCircle : iconOf[row.kind];
}
