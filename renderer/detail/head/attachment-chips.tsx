import { File, FileText, Image, Music, Paperclip, Video, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cutText } from '../../../shared/cut-text.ts';
import type { Attachment } from '../../../shared/inspection.ts';
import { shownInLine } from '../../../shared/hidden-characters.ts';
import { formatNumber } from '../../ui/format.ts';
import { NamedCharacters } from '../../ui/sender-text.tsx';

/** Attachments that have a chip of their own; a narrow pane shows fewer. */
const maxChips = 2;

/** Characters of a name in its chip and its tooltip. */
const nameLength = 200;

interface AttachmentChipsProps {
  readonly attachments: readonly Attachment[];
  readonly onShow: (index: number) => void;
}

/** The attachments: how many, and the names of the first ones. Each opens their list. */
export function AttachmentChips({ attachments, onShow }: AttachmentChipsProps) {
  const { t, i18n } = useTranslation('attachments');
  const shown = attachments.slice(0, maxChips);
  const rest = attachments.length - shown.length;
  const format = (count: number) => formatNumber(count, i18n.language);
  const all = t('all', { count: attachments.length, shown: format(attachments.length) });
  return (
    <div className="attachment-chips" role="group" aria-label={t('title')}>
      <button
        type="button"
        className="attachment-chip attachment-count"
        aria-label={all}
        title={all}
        onClick={() => onShow(0)}
      >
        <Paperclip size={13} aria-hidden />
        {format(attachments.length)}
      </button>
      {shown.map((attachment, index) => (
        <Chip key={index} attachment={attachment} onShow={() => onShow(index)} />
      ))}
      {rest > 0 && (
        <button
          type="button"
          className="attachment-chip attachment-more"
          title={t('more', { count: rest, shown: format(rest) })}
          onClick={() => onShow(shown.length)}
        >
          +{format(rest)}
        </button>
      )}
    </div>
  );
}

interface ChipProps {
  readonly attachment: Attachment;
  readonly onShow: () => void;
}

function Chip({ attachment: { name, mediaType }, onShow }: ChipProps) {
  const Icon = typeIcon(mediaType);
  const text = cutText(name, nameLength);
  return (
    <button
      type="button"
      className="attachment-chip attachment-name"
      title={shownInLine(text)}
      onClick={onShow}
    >
      <Icon size={13} aria-hidden />
      <span className="truncate" dir="auto">
        <NamedCharacters text={text} />
      </span>
    </button>
  );
}

const iconOfType: readonly (readonly [start: string, icon: LucideIcon])[] = [
  ['image/', Image],
  ['audio/', Music],
  ['video/', Video],
  ['text/', FileText],
  ['application/pdf', FileText],
];

function typeIcon(mediaType: string | null): LucideIcon {
  return iconOfType.find(([start]) => mediaType?.startsWith(start))?.[1] ?? File;
}
