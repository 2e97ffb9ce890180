import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { isDialogOpen } from '../ui/keys.ts';
import './drop-target.css';

/** Takes files that are dropped on the window, and shows what will happen while they are above it. */
export function DropTarget() {
  const { t } = useTranslation('import');
  const importFiles = useWindow((state) => state.importFiles);
  const count = useDraggedFiles((files, folders) => inBackground(importFiles(files, folders)));
  if (count === null) return null;
  return (
    <div className="drop-target" role="status">
      <div className="drop-target-text">
        <FileInput size={32} aria-hidden />
        <strong>{t('drop.title', { count })}</strong>
        <span>{t('drop.formats')}</span>
        <span>{t('notForwarded')}</span>
      </div>
    </div>
  );
}

/** @returns how many files are above the window; `null` while there are none, or a dialog covers the window. */
function useDraggedFiles(
  onDrop: (files: readonly File[], folders: readonly string[]) => void,
): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this, the browser would open the file.
      event.preventDefault();
      const isRefused = isDialogOpen();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isRefused ? 'none' : 'copy';
      setCount(isRefused ? null : Math.max(1, event.dataTransfer?.items.length ?? 1));
    };
    const onLeave = (event: DragEvent) => {
      // Other elements are left too; the window itself has nothing beside it.
      if (event.relatedTarget === null) setCount(null);
    };
    const onDropped = (event: DragEvent) => {
      setCount(null);
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      if (isDialogOpen()) return;
      const { files, folders } = droppedOf(event.dataTransfer);
      onDrop(files, folders);
    };
    addEventListener('dragenter', onDragOver);
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDropped);
    return () => {
      removeEventListener('dragenter', onDragOver);
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDropped);
    };
  });
  return count;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

function droppedOf({ items, files }: DataTransfer): {
  readonly files: readonly File[];
  readonly folders: readonly string[];
} {
  const folders = new Set(
    Array.from(items).flatMap((item) => {
      const entry = item.webkitGetAsEntry();
      return entry?.isDirectory === true ? [entry.name] : [];
    }),
  );
  return {
    files: Array.from(files).filter(({ name }) => !folders.has(name)),
    folders: [...folders],
  };
}
